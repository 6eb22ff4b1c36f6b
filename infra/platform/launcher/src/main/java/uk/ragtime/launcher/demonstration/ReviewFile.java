package uk.ragtime.launcher.demonstration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A review as its file has it, with cycles by number or {@code now}. */
record ReviewFile(
    List<AssessmentLine> assessments,
    List<ProfileLine> profiles,
    List<Review.PlannedAction> actions) {

  record AssessmentLine(String cycle, String area, String agency, List<ActLine> acts) {}

  record ActLine(
      String by,
      String act,
      @Nullable String capability,
      @Nullable String member,
      @Nullable Integer inDays,
      @Nullable Map<String, Object> says) {}

  record ProfileLine(String cycle, String area, List<String> agencies, String statement) {}

  Review review(int openCycle) {
    return new Review(
        assessments.stream()
            .map(line ->
                new Review.Assessment(
                    number(line.cycle(), openCycle),
                    line.area(),
                    line.agency(),
                    line.acts().stream().map(ReviewFile::act).toList()))
            .toList(),
        profiles.stream()
            .map(line ->
                new Review.Profile(
                    number(line.cycle(), openCycle),
                    line.area(),
                    line.agencies(),
                    line.statement()))
            .toList(),
        actions);
  }

  private static Review.Act act(ActLine line) {
    return new Review.Act(
        line.by(),
        line.act(),
        line.capability(),
        line.member(),
        line.inDays(),
        line.says() == null ? Map.of() : line.says());
  }

  static int number(String cycle, int openCycle) {
    return cycle.equals("now") ? openCycle : Integer.parseInt(cycle);
  }
}

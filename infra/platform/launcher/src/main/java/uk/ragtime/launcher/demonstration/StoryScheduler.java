package uk.ragtime.launcher.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a story's tables into a schedule: which rating is given when, by whom and with which
 * rationale.
 */
final class StoryScheduler {

  private final Story story;
  private final Timetable timetable;
  private final Map<String, StoryFiles.Phrases> phrases;

  StoryScheduler(Story story, Timetable timetable, Map<String, StoryFiles.Phrases> phrases) {
    this.story = story;
    this.timetable = timetable;
    this.phrases = phrases;
  }

  /** All sittings of a cycle; those of the same agency and area in their order. */
  List<RatingSession> of(int cycle) {
    List<RatingSession> sittings = new ArrayList<>();
    for (Story.Agency agency : story.agencies()) {
      agency
          .ratings()
          .forEach((area, grid) -> sittings.addAll(sittings(cycle, agency, area, grid)));
    }
    return sittings;
  }

  private List<RatingSession> sittings(
      int cycle, Story.Agency agency, String area, AgencyRatings grid) {
    List<RatingSession.Given> meeting = new ArrayList<>();
    List<RatingSession.Given> secondLook = new ArrayList<>();
    grid.cells()
        .forEach((capability, row) -> {
          RatingCode before = before(row, cycle);
          List<RatingCode> words = row.get(cycle - 1);
          for (int i = 0; i < words.size(); i++) {
            LocalDate day =
                i == 0
                    ? timetable.meeting(cycle, area, agency.agency())
                    : timetable.secondLook(cycle, area, agency.agency());
            boolean last = i == words.size() - 1;
            Change change = new Change(cycle, area, capability, before, words.get(i), last);
            (i == 0 ? meeting : secondLook).add(given(agency, change, day));
            before = words.get(i);
          }
        });
    List<RatingSession> sittings = new ArrayList<>();
    if (!meeting.isEmpty()) {
      sittings.add(new RatingSession(cycle, area, agency.agency(), agency.rater(), 1, meeting));
    }
    if (!secondLook.isEmpty()) {
      sittings.add(new RatingSession(cycle, area, agency.agency(), agency.rater(), 2, secondLook));
    }
    return sittings;
  }

  /**
   * @param last whether the cycle leaves it at that; what was said in the cycle was said then
   */
  private record Change(
      int cycle,
      String area,
      String capability,
      @Nullable RatingCode from,
      RatingCode to,
      boolean last) {
    boolean isOne() {
      return from != null && from != to;
    }
  }

  private static @Nullable RatingCode before(List<List<RatingCode>> row, int cycle) {
    RatingCode before = null;
    for (List<RatingCode> words : row.subList(0, cycle - 1)) {
      before = words.isEmpty() ? before : words.getLast();
    }
    return before;
  }

  private RatingSession.Given given(Story.Agency agency, Change change, LocalDate day) {
    return agency
        .remarkOn(change.cycle(), change.area(), change.capability(), change.isOne())
        .filter(_ -> change.last())
        .map(remark ->
            new RatingSession.Given(
                change.capability(),
                change.to(),
                change.isOne() ? remark.reason() : null,
                remark.says(),
                day))
        .orElseGet(() ->
            new RatingSession.Given(
                change.capability(), change.to(), null, phrase(agency, change), day));
  }

  /** Not every change has a rationale: about two thirds have a phrase. */
  private @Nullable String phrase(Story.Agency agency, Change change) {
    StoryFiles.Phrases known = phrases.get(change.capability());
    if (known == null || !change.isOne() || change.from() == null) {
      return null;
    }
    List<String> fitting =
        change.to().isBetterThan(change.from()) ? known.improved() : known.declined();
    int pick = Math.floorMod((agency.agency() + change.area() + change.cycle()).hashCode(), 6);
    return fitting == null || pick >= 4 ? null : fitting.get(pick % fitting.size());
  }
}

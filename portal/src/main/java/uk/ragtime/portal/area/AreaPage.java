package uk.ragtime.portal.area;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.page.Words;

/**
 * All that the area's page shows.
 *
 * @param stories whether the visitor may read how a rating came about
 */
record AreaPage(
    String partnership,
    String partnershipName,
    String area,
    String areaName,
    List<String> summary,
    CycleBars bars,
    ProfileTable table,
    boolean stories,
    List<Jump> jumps) {

  /** A date worth looking at: the end of a cycle that has ended. */
  record Jump(String cycle, LocalDate date) {}

  /** What the query service answered for this page. */
  record Answers(
      String partnershipName,
      boolean mayReadAudit,
      Lists.Area area,
      List<Lists.Agency> agencies,
      List<Lists.Cycle> cycles,
      Profile profile,
      History history) {}

  static AreaPage of(String partnership, Answers answers, Words words, Instant now) {
    Map<String, String> cycleNames =
        answers.cycles().stream()
            .collect(Collectors.toMap(Lists.Cycle::cycle, Lists.Cycle::name, (a, b) -> a));
    Map<String, String> capabilityTitles = new LinkedHashMap<>();
    answers.profile().capabilities().forEach(row -> capabilityTitles.put(row.code(), row.title()));
    List<String> open =
        answers.cycles().stream().filter(Lists.Cycle::open).map(Lists.Cycle::cycle).toList();
    return new AreaPage(
        partnership,
        answers.partnershipName(),
        answers.area().area(),
        answers.area().name(),
        new Summary(words, cycleNames, capabilityTitles).of(answers.history()),
        CycleBars.of(answers.history(), cycleNames, open),
        ProfileTable.of(answers.area().area(), answers.profile(), answers.agencies()),
        answers.mayReadAudit(),
        jumps(answers.cycles(), now));
  }

  private static List<Jump> jumps(List<Lists.Cycle> cycles, Instant now) {
    return cycles.stream()
        .flatMap(cycle -> {
          Instant cutOff = cycle.cutOff();
          if (cutOff == null || !cutOff.isBefore(now)) {
            return Stream.empty();
          }
          LocalDate date = cutOff.atZone(Words.LONDON).toLocalDate();
          return Stream.of(new Jump(cycle.name(), date));
        })
        .toList();
  }
}

package uk.ragtime.portal.area;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistChoice;
import uk.ragtime.portal.page.Words;

/**
 * Content of the area's page, for one checklist.
 *
 * @param address with the checklist if the partnership rates several
 * @param stories whether the visitor may read how a rating came about
 */
record AreaPage(
    AreaAddress address,
    String partnershipName,
    String areaName,
    ChecklistChoice checklists,
    List<String> summary,
    CycleBars bars,
    ProfileTable table,
    boolean stories,
    List<Jump> jumps) {

  /** A date worth looking at: the day of the outcome of a cycle that has ended. */
  record Jump(String cycle, LocalDate date) {}

  /** Answers of the query service for this page. */
  record Answers(
      String partnershipName,
      boolean mayReadAudit,
      Lists.Area area,
      List<Lists.Agency> agencies,
      List<Lists.Cycle> cycles,
      List<Lists.Checklist> checklists,
      Profile profile,
      History history) {}

  static AreaPage of(AreaAddress asked, Answers answers, Words words, LocalDate today) {
    String seen = answers.profile().checklist();
    String shown = seen == null ? asked.checklist() : seen;
    ChecklistChoice checklists = ChecklistChoice.of(shown, answers.cycles(), answers.checklists());
    List<Lists.Cycle> cycles =
        answers.cycles().stream().filter(cycle -> cycle.checklist().equals(shown)).toList();
    Map<String, String> names =
        cycles.stream()
            .collect(Collectors.toMap(Lists.Cycle::cycle, Lists.Cycle::name, (a, b) -> a));
    List<String> open = cycles.stream().filter(Lists.Cycle::open).map(Lists.Cycle::cycle).toList();
    Summary summary = new Summary(words, names, titles(answers), checklists.isSeveral());
    return new AreaPage(
        asked.by(checklists.code()),
        answers.partnershipName(),
        answers.area().name(),
        checklists,
        summary.of(answers.history()),
        CycleBars.of(answers.history(), names, open),
        ProfileTable.of(answers.area().area(), answers.profile(), answers.agencies()),
        answers.mayReadAudit(),
        jumps(cycles, today));
  }

  /** Titles in the last period's version, which is not that of a profile of the past. */
  private static Map<String, String> titles(Answers answers) {
    Map<String, String> titles = new HashMap<>();
    answers.profile().capabilities().forEach(row -> titles.put(row.code(), row.title()));
    List<History.Point> points = answers.history().points();
    if (!points.isEmpty()) {
      int last = points.getLast().version();
      answers.checklists().stream()
          .filter(
              it -> it.checklist().equals(answers.history().checklist()) && it.version() == last)
          .flatMap(it -> it.capabilities().stream())
          .forEach(capability -> titles.put(capability.code(), capability.title()));
    }
    return titles;
  }

  /** On the day of an outcome, today shows the same. */
  private static List<Jump> jumps(List<Lists.Cycle> cycles, LocalDate today) {
    return cycles.stream()
        .filter(Lists.Cycle::hasOpened)
        .flatMap(cycle -> {
          LocalDate outcome = cycle.outcomeOn();
          return outcome == null || !outcome.isBefore(today)
              ? Stream.empty()
              : Stream.of(new Jump(cycle.name(), outcome));
        })
        .toList();
  }
}

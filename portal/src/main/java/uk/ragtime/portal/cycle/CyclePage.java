package uk.ragtime.portal.cycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * Progress of a cycle: agencies down, areas across.
 *
 * @param state where the cycle is in its life, in one word
 * @param stands what follows from it, as a sentence
 * @param signOffs sign-off of each area's profile
 * @param reasons that were given, latest first
 * @param changes whether the visitor may extend and close it
 * @param planned whether the visitor may still reschedule and cancel it
 * @param cancelled whether it does not take place, so that it has no progress
 */
record CyclePage(
    String code,
    String name,
    String state,
    String stands,
    List<String> areas,
    List<Row> rows,
    List<SignOff> signOffs,
    int expected,
    int submitted,
    int signed,
    List<Reason> reasons,
    boolean changes,
    boolean planned,
    boolean cancelled) {

  /** A reason, and the act that it was given for. */
  record Reason(String act, WrittenText text) {}

  /** An agency, with a cell for each area; null where it is not expected. */
  record Row(String agency, List<Cell> cells) {}

  /**
   * An assessment.
   *
   * @param here null where none is expected
   */
  record Cell(String area, @Nullable Here here) {}

  /** An area's profile: how many of the expected agencies have signed, and its page. */
  record SignOff(String area, int signed, int expected, String address) {}

  /** State of an assessment, and the address of its page. */
  record Here(
      AssessmentState state,
      int challenges,
      int lookedAt,
      int total,
      boolean late,
      String address) {}

  static CyclePage of(
      String partnership,
      Progress progress,
      ReferenceData.Cycle cycle,
      List<Lists.Agency> agencies,
      boolean manages,
      Words words) {
    Map<String, String> names = Lists.Agency.names(agencies);
    Map<String, Map<String, Here>> byAgency = new TreeMap<>();
    int expected = 0;
    int submitted = 0;
    int signed = 0;
    List<Progress.InArea> areas =
        progress.areas().stream()
            .filter(area -> !area.agencies().isEmpty() || !area.excused().isEmpty())
            .toList();
    for (Progress.InArea area : areas) {
      for (Progress.OfAgency agency : area.agencies()) {
        byAgency
            .computeIfAbsent(agency.agency(), it -> new TreeMap<>())
            .put(area.area(), here(partnership, progress, area, agency));
        expected += agency.state().equals("EXCUSED") ? 0 : 1;
        submitted += isSubmitted(agency) ? 1 : 0;
        signed += agency.state().equals("SIGNED_OFF") ? 1 : 0;
      }
      for (String agency : area.excused()) {
        byAgency
            .computeIfAbsent(agency, it -> new TreeMap<>())
            .putIfAbsent(area.area(), excused(partnership, progress, area, agency));
      }
    }
    List<Row> rows = new ArrayList<>();
    byAgency.forEach((agency, here) ->
        rows.add(
            new Row(
                names.getOrDefault(agency, agency),
                areas.stream()
                    .map(area -> new Cell(area.name(), here.get(area.area())))
                    .toList())));
    rows.sort(Comparator.comparing(Row::agency));
    return new CyclePage(
        progress.cycle(),
        cycle.name(),
        state(progress, cycle, words),
        stands(progress, cycle, words),
        areas.stream().map(Progress.InArea::name).toList(),
        rows,
        areas.stream()
            .filter(area -> !progress.status().equals("PLANNED"))
            .map(area -> signOff(partnership, progress, area))
            .toList(),
        expected,
        submitted,
        signed,
        cycle.reasons().reversed().stream().flatMap(it -> reason(it, words)).toList(),
        manages && isUnderWay(progress),
        manages && progress.status().equals("PLANNED"),
        cycle.isCancelled());
  }

  private static Stream<Reason> reason(ReferenceData.CycleReason given, Words words) {
    String act = words.say("cycle.reason." + given.kind(), words.moment(given.recordedAt()));
    return WrittenText.of("text", "reason", given.reason(), given.erased(), given.missing(), words)
        .map(text -> new Reason(act, text))
        .stream();
  }

  static boolean isUnderWay(Progress progress) {
    return progress.status().equals("OPEN") || progress.status().equals("PAST_CUT_OFF");
  }

  static boolean isSubmitted(Progress.OfAgency agency) {
    return agency.state().equals("SUBMITTED") || agency.state().equals("SIGNED_OFF");
  }

  private static Here here(
      String partnership, Progress progress, Progress.InArea area, Progress.OfAgency agency) {
    return new Here(
        AssessmentState.of(agency),
        agency.challengesOpen(),
        agency.rated(),
        progress.capabilities(),
        agency.late(),
        new AssessmentAddress(partnership, progress.cycle(), area.area(), agency.agency()).page());
  }

  private static Here excused(
      String partnership, Progress progress, Progress.InArea area, String agency) {
    return new Here(
        AssessmentState.EXCUSED,
        0,
        0,
        progress.capabilities(),
        false,
        new AssessmentAddress(partnership, progress.cycle(), area.area(), agency).page());
  }

  private static SignOff signOff(String partnership, Progress progress, Progress.InArea area) {
    List<Progress.OfAgency> expected =
        area.agencies().stream().filter(agency -> !agency.state().equals("EXCUSED")).toList();
    return new SignOff(
        area.name(),
        (int) expected.stream().filter(agency -> agency.state().equals("SIGNED_OFF")).count(),
        expected.size(),
        "/%s/cycles/%s/areas/%s/sign-off".formatted(partnership, progress.cycle(), area.area()));
  }

  private static String state(Progress progress, ReferenceData.Cycle cycle, Words words) {
    return CycleState.of(progress.status(), cycle.isExtended()).inWords(progress.cutOff(), words);
  }

  private static String stands(Progress progress, ReferenceData.Cycle cycle, Words words) {
    Instant cutOff = progress.cutOff();
    return words.say(
        "cycle.stands." + progress.status(),
        progress.status().equals("PLANNED")
            ? words.day(cycle.opensOn())
            : cutOff == null ? "" : words.end(cutOff));
  }
}

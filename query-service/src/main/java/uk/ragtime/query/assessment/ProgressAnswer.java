package uk.ragtime.query.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.query.cycle.CycleStatus;

/**
 * Progress of a cycle.
 *
 * @param capabilities number of items of its checklist
 * @param extendedAfterCutOff whether a cut-off that had passed was moved
 */
record ProgressAnswer(
    CycleCode cycle,
    String name,
    ChecklistCode checklist,
    int version,
    CycleStatus status,
    Instant cutOff,
    boolean extendedAfterCutOff,
    CycleRules rules,
    int capabilities,
    Instant knownAt,
    Totals totals,
    List<AreaProgress> areas,
    long position) {
  /**
   * Totals over all areas.
   *
   * @param expected number of assessments that are expected: works there, and not excused
   * @param states number of assessments in each state; those that are excused are counted here only
   */
  record Totals(
      int expected,
      Map<AssessmentState, Integer> states,
      int rated,
      int carriedOver,
      int unrated,
      int challengesOpen,
      int challengesSettled,
      int late,
      int lapsed) {}

  /**
   * @param signed number of the expected agencies that are signed off
   * @param agencies expected ones, ordered by code
   * @param excused those that are not expected this time, ordered by code
   */
  record AreaProgress(
      AreaCode area,
      String name,
      int signed,
      List<AgencyProgress> agencies,
      List<AgencyCode> excused) {}

  /**
   * @param rated number of capabilities that were rated or reconfirmed in this cycle
   * @param carriedOver number of those that have a rating of an earlier cycle and no other
   * @param late whether anything was recorded, or it was submitted, after the cut-off that held
   * @param until instant from which it takes nothing unless its cycle does; null if none was given
   * @param lapsed whether that has passed, and its cycle takes nothing either
   * @param reopened number of times that it was sent back, taken back or reopened
   * @param signedAt null while it is not signed off
   */
  record AgencyProgress(
      AgencyCode agency,
      AssessmentState state,
      int rated,
      int carriedOver,
      int unrated,
      int challengesOpen,
      int challengesSettled,
      boolean late,
      @Nullable Instant until,
      boolean lapsed,
      int reopened,
      @Nullable Instant submittedAt,
      @Nullable Instant signedAt) {}
}

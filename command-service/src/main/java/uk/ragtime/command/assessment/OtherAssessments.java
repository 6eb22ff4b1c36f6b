package uk.ragtime.command.assessment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;

/**
 * The assessments of an agency in an area in the other cycles of a checklist. Each one that is read
 * becomes part of the append condition, so irrelevant ones are not read.
 */
public final class OtherAssessments {
  /** No other cycles. */
  static final OtherAssessments NONE =
      new OtherAssessments(List.of(), _ -> new Assessment.NotStarted());

  private final List<Cycle> latestFirst;
  private final Function<Cycle, Assessment> reader;

  /**
   * @param cycles the checklist's other cycles
   * @param reader reads the agency's assessment in a cycle
   */
  OtherAssessments(List<Cycle> cycles, Function<Cycle, Assessment> reader) {
    this.latestFirst =
        cycles.stream().sorted(Comparator.comparing(Cycle::outcomeDay).reversed()).toList();
    this.reader = reader;
  }

  /**
   * The latest entry of a line up to a day, among all cycles.
   *
   * @param own the latest entry of the assessment that is decided on; null if it has none
   */
  DatedRatings.@Nullable Entry latest(
      Lineage lineage, Line line, LocalDate day, DatedRatings.@Nullable Entry own) {
    DatedRatings.Entry latest = own;
    for (Cycle cycle : latestFirst) {
      if (latest != null && cycle.outcomeDay().isBefore(latest.from())) {
        // Ratings are not effective after their cycle's last day, so all that follow are older.
        break;
      }
      if (!cycle.beginsAfter(day)) {
        DatedRatings.Entry entry =
            lineage
                .code(line, cycle.checklistVersion())
                .map(code -> reader.apply(cycle).ratingsOf(code).on(day))
                .orElse(null);
        latest = later(latest, entry);
      }
    }
    return latest;
  }

  private static DatedRatings.@Nullable Entry later(
      DatedRatings.@Nullable Entry one, DatedRatings.@Nullable Entry other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return DatedRatings.Entry.IN_ORDER.compare(one, other) < 0 ? other : one;
  }
}

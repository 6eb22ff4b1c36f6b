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
 * What an agency said in an area in the other cycles of a checklist. Each assessment that is looked
 * at is one more that the decision rests on, so those that cannot matter are left alone.
 */
final class OtherAssessments {
  /** There are no others. */
  static final OtherAssessments NONE =
      new OtherAssessments(List.of(), _ -> new Assessment.NotOpened());

  private final List<Cycle> latestFirst;
  private final Function<Cycle, Assessment> reader;

  /**
   * @param cycles those of the checklist, without the one that is decided on
   * @param reader reads the agency's assessment in a cycle
   */
  OtherAssessments(List<Cycle> cycles, Function<Cycle, Assessment> reader) {
    this.latestFirst =
        cycles.stream().sorted(Comparator.comparing(Cycle::outcomeDay).reversed()).toList();
    this.reader = reader;
  }

  /**
   * The latest entry on a line by a day, of this one and those of the other cycles.
   *
   * @param own what the assessment that is decided on has; null for nothing
   */
  DatedRatings.@Nullable Entry latest(
      Lineage lineage, Line line, LocalDate day, DatedRatings.@Nullable Entry own) {
    DatedRatings.Entry latest = own;
    for (Cycle cycle : latestFirst) {
      if (latest != null && cycle.outcomeDay().isBefore(latest.from())) {
        // Nothing is effective after its cycle's last day, so all that follow are older.
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

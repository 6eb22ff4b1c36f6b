package uk.ragtime.query.cycle;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleDates;
import uk.ragtime.query.rating.RatingsAt;

/**
 * A review cycle as it was known at some moment.
 *
 * @param version that of the checklist
 * @param closedAt when somebody closed it, whatever its cut-off; null while nobody has
 */
public record Cycle(
    CycleCode cycle,
    String name,
    ChecklistCode checklist,
    int version,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic,
    @Nullable Instant closedAt) {
  /** A historic cycle takes ratings until it is closed, so it is open however late it is. */
  CycleStatus statusAt(Instant now, LocalDate today) {
    if (closedAt != null) {
      return CycleStatus.CLOSED;
    }
    if (opensOn.isAfter(today)) {
      return CycleStatus.PLANNED;
    }
    return historic || now.isBefore(cutOff) ? CycleStatus.OPEN : CycleStatus.PAST_CUT_OFF;
  }

  /** When it begins, and when its outcome is fixed. */
  public CycleDates dates() {
    return new CycleDates(cycle, opensOn, cutOff, historic, closedAt);
  }

  /**
   * The moment that its outcome is of: the one at which it is fixed, or now while that is to come.
   */
  public Instant outcomeAt(Instant now) {
    Instant fixed = dates().outcomeAt();
    return fixed.isBefore(now) ? fixed : now;
  }

  /** Its outcome: what it was rated itself, and where it was not, what stood by then. */
  public RatingsAt outcome(Instant now, Instant knownAt) {
    LocalDate day = Calendar.dayOf(outcomeAt(now));
    Instant settled = dates().settledAt().orElse(knownAt);
    return RatingsAt.outcome(
        cycle,
        historic ? null : opensOn,
        day,
        knownAt,
        settled.isBefore(knownAt) ? settled : knownAt);
  }
}

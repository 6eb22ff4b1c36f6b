package uk.ragtime.query.cycle;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleDates;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.query.rating.RatingsAt;

/**
 * State of a review cycle as known at some moment.
 *
 * @param version of the checklist
 * @param closedAt instant at which it was closed, whatever its cut-off; null while it is not
 * @param rules those that hold now, the default ones if none were given
 * @param cancelledAt instant at which it was cancelled; null if it takes place
 * @param cutOffs all that it has had, the present one last
 */
public record Cycle(
    CycleCode cycle,
    String name,
    ChecklistCode checklist,
    int version,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic,
    @Nullable Instant closedAt,
    CycleRules rules,
    @Nullable Instant cancelledAt,
    CutOffs cutOffs) {
  /** A cycle that takes place, by the default rules, and had no other cut-off. */
  public Cycle(
      CycleCode cycle,
      String name,
      ChecklistCode checklist,
      int version,
      LocalDate opensOn,
      Instant cutOff,
      boolean historic,
      @Nullable Instant closedAt) {
    this(
        cycle,
        name,
        checklist,
        version,
        opensOn,
        cutOff,
        historic,
        closedAt,
        CycleRules.DEFAULT,
        null,
        CutOffs.of(cutOff));
  }

  /** A historic cycle accepts ratings until it is closed, so it stays open past its cut-off. */
  public CycleStatus statusAt(Instant now) {
    return statusAt(now, Calendar.dayOf(now));
  }

  CycleStatus statusAt(Instant now, LocalDate today) {
    if (cancelledAt != null) {
      return CycleStatus.CANCELLED;
    }
    if (closedAt != null) {
      return CycleStatus.CLOSED;
    }
    if (opensOn.isAfter(today)) {
      return CycleStatus.PLANNED;
    }
    return historic || now.isBefore(cutOff) ? CycleStatus.OPEN : CycleStatus.PAST_CUT_OFF;
  }

  /** Dates that decide when the cycle begins and when its outcome is fixed. */
  public CycleDates dates() {
    return new CycleDates(cycle, opensOn, cutOff, historic, closedAt);
  }

  /** Moment of the outcome: the instant at which it is fixed, or now if that is still to come. */
  public Instant outcomeAt(Instant now) {
    Instant fixed = dates().outcomeAt();
    return fixed.isBefore(now) ? fixed : now;
  }

  /**
   * Entries of the outcome: the cycle's own ratings, or those in force by then for cells that it
   * did not rate.
   */
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

package uk.ragtime.query.cycle;

import java.time.Instant;
import java.time.LocalDate;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;

/**
 * A review cycle as it was known at some moment.
 *
 * @param version that of the checklist
 * @param closed whether somebody closed it, whatever its cut-off
 */
public record Cycle(
    CycleCode cycle,
    String name,
    ChecklistCode checklist,
    int version,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic,
    boolean closed) {
  /** A historic cycle takes ratings until it is closed, so it is open however late it is. */
  CycleStatus statusAt(Instant now, LocalDate today) {
    if (closed) {
      return CycleStatus.CLOSED;
    }
    if (opensOn.isAfter(today)) {
      return CycleStatus.PLANNED;
    }
    return historic || now.isBefore(cutOff) ? CycleStatus.OPEN : CycleStatus.PAST_CUT_OFF;
  }

  /**
   * The moment whose ratings are the cycle's outcome: its cut-off, or now while that is to come.
   */
  public Instant outcomeAt(Instant now) {
    return cutOff.isBefore(now) ? cutOff : now;
  }
}

package uk.ragtime.kernel.event;

import java.time.Instant;
import java.time.LocalDate;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.StreamId;

/** All that can happen to a review cycle. */
public sealed interface CycleEvent extends DomainEvent {
  CycleCode cycle();

  @Override
  default StreamId stream() {
    return StreamId.CYCLES;
  }

  /**
   * A cycle was set up.
   *
   * @param opensOn the first day, in London, on which ratings are taken
   * @param cutOff the instant from which they are no longer taken
   * @param historic whether it records what was decided before Ragtime: such a cycle takes ratings
   *     until it is closed, and is marked for ever
   */
  record CycleScheduled(
      CycleCode cycle,
      String name,
      ChecklistCode checklist,
      int checklistVersion,
      LocalDate opensOn,
      Instant cutOff,
      boolean historic)
      implements CycleEvent {}

  /** The cycle's name or dates are different from now on. */
  record CycleRescheduled(CycleCode cycle, String name, LocalDate opensOn, Instant cutOff)
      implements CycleEvent {}

  /** The cycle takes no more ratings, whatever its cut-off. */
  record CycleClosed(CycleCode cycle) implements CycleEvent {}
}

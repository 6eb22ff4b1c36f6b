package uk.ragtime.kernel.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.Seal;

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
   * @param rules null for the default ones
   * @param reasonSeal null where no reason was given
   */
  record CycleScheduled(
      CycleCode cycle,
      String name,
      ChecklistCode checklist,
      int checklistVersion,
      LocalDate opensOn,
      Instant cutOff,
      boolean historic,
      @Nullable CycleRules rules,
      @Nullable Seal reasonSeal)
      implements CycleEvent {
    /** A cycle with the default rules, and no reason given. */
    public CycleScheduled(
        CycleCode cycle,
        String name,
        ChecklistCode checklist,
        int checklistVersion,
        LocalDate opensOn,
        Instant cutOff,
        boolean historic) {
      this(cycle, name, checklist, checklistVersion, opensOn, cutOff, historic, null, null);
    }
  }

  /**
   * The cycle's name, dates or rules are different from now on.
   *
   * @param rules null where those that were known go on holding
   * @param reasonSeal null where no reason was given
   */
  record CycleRescheduled(
      CycleCode cycle,
      String name,
      LocalDate opensOn,
      Instant cutOff,
      @Nullable CycleRules rules,
      @Nullable Seal reasonSeal)
      implements CycleEvent {
    /** Another name or other dates, and no reason given. */
    public CycleRescheduled(CycleCode cycle, String name, LocalDate opensOn, Instant cutOff) {
      this(cycle, name, opensOn, cutOff, null, null);
    }
  }

  /**
   * The cycle takes no more ratings, whatever its cut-off.
   *
   * @param reasonSeal null where no reason was given
   */
  record CycleClosed(CycleCode cycle, @Nullable Seal reasonSeal) implements CycleEvent {
    /** No reason was given. */
    public CycleClosed(CycleCode cycle) {
      this(cycle, null);
    }
  }

  /** The cycle does not take place. */
  record CycleCancelled(CycleCode cycle, Seal reasonSeal) implements CycleEvent {}
}

package uk.ragtime.kernel.event;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.Seal;

/** All that can happen to an action. */
public sealed interface ActionEvent extends DomainEvent {
  ActionCode action();

  @Override
  default StreamId stream() {
    return StreamId.of(action());
  }

  /**
   * An agency will do something so that its ratings move.
   *
   * @param capabilities those that it is about
   * @param whatSeal null where nothing more was said
   * @param aim the rating aimed at; null where none was named
   */
  record ActionPlanned(
      ActionCode action,
      AgencyCode agency,
      AreaCode area,
      ChecklistCode checklist,
      Set<CapabilityCode> capabilities,
      Seal titleSeal,
      @Nullable Seal whatSeal,
      @Nullable Rating aim,
      LocalDate dueOn)
      implements ActionEvent {}

  /** The plan is different from now on; all of it is named, as when it was planned. */
  record ActionRevised(
      ActionCode action,
      AgencyCode agency,
      AreaCode area,
      ChecklistCode checklist,
      Set<CapabilityCode> capabilities,
      Seal titleSeal,
      @Nullable Seal whatSeal,
      @Nullable Rating aim,
      LocalDate dueOn)
      implements ActionEvent {}

  /**
   * The action is under way, done or dropped.
   *
   * @param on the day in London from which it is
   * @param noteSeal null where nothing was noted
   */
  record ActionProgressed(
      ActionCode action, ActionStatus status, LocalDate on, @Nullable Seal noteSeal)
      implements ActionEvent {
    @Override
    public LocalDate effectiveOn() {
      return on;
    }
  }
}

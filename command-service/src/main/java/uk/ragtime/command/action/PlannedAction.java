package uk.ragtime.command.action;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.event.ActionEvent;
import uk.ragtime.kernel.event.ActionEvent.ActionPlanned;
import uk.ragtime.kernel.event.ActionEvent.ActionProgressed;
import uk.ragtime.kernel.event.ActionEvent.ActionRevised;

/** State of one action. */
public sealed interface PlannedAction {
  /** The type of its stream. */
  static StreamType<PlannedAction, ActionEvent> streamType() {
    return StreamType.of(
        PlannedAction.class, ActionEvent.class, Unplanned::new, PlannedAction::evolve);
  }

  /** Nobody has planned it. */
  record Unplanned() implements PlannedAction {}

  /**
   * Planned by an agency, and perhaps under way or settled since.
   *
   * @param on day of the last progress; null if there was none
   */
  record Planned(AgencyCode agency, ActionStatus status, @Nullable LocalDate on)
      implements PlannedAction {
    /** Whether it is done or dropped. */
    public boolean isSettled() {
      return switch (status) {
        case PLANNED, UNDER_WAY -> false;
        case DONE, DROPPED -> true;
      };
    }
  }

  default PlannedAction evolve(ActionEvent event) {
    return switch (event) {
      case ActionPlanned e -> new Planned(e.agency(), ActionStatus.PLANNED, null);
      case ActionRevised e -> new Planned(e.agency(), planned(e).status(), planned(e).on());
      case ActionProgressed e -> new Planned(planned(e).agency(), e.status(), e.on());
    };
  }

  private Planned planned(ActionEvent event) {
    return switch (this) {
      case Planned planned -> planned;
      case Unplanned _ -> throw new IllegalStateException("never planned: " + event.stream());
    };
  }
}

package uk.ragtime.query.rebuild.load;

import org.springframework.stereotype.Component;
import uk.ragtime.query.projection.EventReader;
import uk.ragtime.query.projection.QuarantineReason;
import uk.ragtime.query.projection.ReadModels;
import uk.ragtime.query.projection.ReceivedEvent;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.UnreadableEventException;
import uk.ragtime.query.store.StoredEvent;

/** Projects one event into rows, with the projections of the projector. */
@Component
final class EventProjector {
  private final EventReader events;
  private final ReadModels models;

  EventProjector(EventReader events, ReadModels models) {
    this.events = events;
    this.models = models;
  }

  /**
   * Stages the event's rows. If it cannot be projected none are staged, and its partnership is
   * quarantined.
   *
   * @param references state of the partnership's reference data before this event
   */
  BuildProgress stage(
      StoredEvent event, BuildProgress before, References references, StagedRows rows) {
    BuildProgress after = before.applied(event);
    try {
      ReceivedEvent received = events.read(event);
      references.apply(received.recorded());
      models.project(received, references, rows);
      return after;
    } catch (UnreadableEventException e) {
      rows.clear();
      return before.parkedAt(event, e.kind(), e.reason());
    } catch (RuntimeException e) {
      rows.clear();
      return before.parkedAt(
          event,
          QuarantineReason.POISON,
          "The event cannot be projected: " + e.getClass().getSimpleName());
    }
  }
}

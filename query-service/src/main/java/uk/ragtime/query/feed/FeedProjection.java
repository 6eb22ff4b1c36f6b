package uk.ragtime.query.feed;

import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.Arrival;
import uk.ragtime.query.projection.Rows;

/** Keeps every event, letter by letter, for the feed. */
public final class FeedProjection {
  private static final String ADD =
      """
      insert into event_log
        (partnership, position, type, stream, stream_version, recorded_at, effective_on,
         actor, correlation_id, command_id, trace_parent, data)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private FeedProjection() {}

  public static void project(Arrival arrival, Rows rows) {
    RecordedEvent event = arrival.recorded();
    rows.add(
        ADD,
        event.partnership().value(),
        event.position(),
        arrival.type().cloudEventsType(),
        event.stream().value(),
        event.streamVersion(),
        event.recordedAt(),
        event.event().effectiveOn(),
        event.actor(),
        event.correlationId(),
        event.commandId().toString(),
        event.traceParent(),
        arrival.json());
  }
}

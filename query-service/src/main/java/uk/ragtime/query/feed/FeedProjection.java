package uk.ragtime.query.feed;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;
import static uk.ragtime.query.projection.ReadTable.uuid;

import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.ReceivedEvent;
import uk.ragtime.query.projection.RowSink;

/** Stores every event exactly as recorded, for the feed. */
public final class FeedProjection {
  private static final ReadTable EVENT =
      ReadTable.largeLog(
          "event_log",
          text("partnership"),
          bigint("position"),
          text("type"),
          text("stream"),
          bigint("stream_version"),
          timestamp("recorded_at"),
          date("effective_on"),
          text("actor"),
          text("correlation_id"),
          uuid("command_id"),
          text("trace_parent"),
          text("data"));

  /**
   * Few enough to cost nothing, and dense enough that the events between two marks are read at
   * once.
   */
  private static final int MARK_EVERY = 256;

  private static final ReadTable MARK =
      ReadTable.log("time_mark", text("partnership"), bigint("position"), timestamp("recorded_at"));

  private FeedProjection() {}

  public static void project(ReceivedEvent received, RowSink rows) {
    RecordedEvent event = received.recorded();
    String command = event.commandId().toString();
    if (event.position() % MARK_EVERY == 1) {
      rows.add(MARK, event.partnership(), event.position(), event.recordedAt());
    }
    rows.add(
        EVENT,
        event.partnership(),
        event.position(),
        received.type().cloudEventsType(),
        event.stream().value(),
        event.streamVersion(),
        event.recordedAt(),
        event.event().effectiveOn(),
        event.actor(),
        event.correlationId().equals(command) ? null : event.correlationId(),
        event.commandId(),
        event.traceParent(),
        received.json());
  }
}

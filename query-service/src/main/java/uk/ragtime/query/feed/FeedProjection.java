package uk.ragtime.query.feed;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;
import static uk.ragtime.query.projection.ReadTable.uuid;

import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.ReceivedEvent;
import uk.ragtime.query.projection.RowSink;

/**
 * Stores every event exactly as recorded, in the log of its partnership, and those that give no
 * rating in the generation as well, to be found by stream and type.
 */
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
          text("data"));

  /**
   * Adds to the end of the log that the generation is read with, and begins one with a
   * partnership's first event. What the log has already is passed over: another generation has
   * written it. An event without a log is refused.
   */
  private static final String ADD_TO_TAIL =
      """
      with v as materialized
        (select *
           from unnest(%s) v (%s)),
      fresh as
        (insert into feed_log (partnership, log)
         select v.partnership, gen_random_uuid()
           from v
          where v.position = 1
         on conflict do nothing
         returning partnership, log),
      heads as
        (insert into feed.head (partnership, log, pages)
         select f.partnership, f.log, 0
           from fresh f),
      known as
        (select f.partnership, f.log, 0 as last
           from fresh f
          union all
         select f.partnership, f.log, greatest(h.pages * 256, t.last)
           from (select distinct v.partnership from v) p
           join feed_log f on f.partnership = p.partnership
           join feed.head h on h.partnership = f.partnership and h.log = f.log
          cross join lateral
            (select max(t.position) as last
               from feed.tail t
              where t.partnership = f.partnership
                and t.log = f.log) t)
      insert into feed.tail (partnership, log, position, type, stream, stream_version, recorded_at,
        effective_on, actor, correlation_id, command_id, trace_parent, data)
      select v.partnership, k.log, v.position, v.type, v.stream, v.stream_version, v.recorded_at,
             v.effective_on, v.actor, v.correlation_id, v.command_id, v.trace_parent, v.data
        from v
        left join known k on k.partnership = v.partnership
       where v.position > coalesce(k.last, 0)
      on conflict do nothing
      """;

  /** The tail of the log; a rebuild packs full pages instead. */
  public static final ReadTable TAIL =
      ReadTable.logWrittenBy(
          ADD_TO_TAIL,
          "feed.tail",
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
    if (event.position() % MARK_EVERY == 1) {
      rows.add(MARK, event.partnership(), event.position(), event.recordedAt());
    }
    rows.add(
        TAIL,
        event.partnership(),
        event.position(),
        received.type().cloudEventsType(),
        event.stream().value(),
        event.streamVersion(),
        event.recordedAt(),
        event.event().effectiveOn(),
        event.actor(),
        ReceivedEvent.otherCorrelation(event),
        event.commandId(),
        event.traceParent(),
        received.json());
  }

  /**
   * Keeps an event, which is not in the log of ratings, in the generation. What it says is left out
   * of an opening, which repeats all that is carried over: nobody reads it but in the feed.
   */
  public static void keep(ReceivedEvent received, RowSink rows) {
    RecordedEvent event = received.recorded();
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
        ReceivedEvent.otherCorrelation(event),
        event.commandId(),
        event.event() instanceof AssessmentOpened ? null : received.json());
  }
}

package uk.ragtime.query.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.address.PublicUrl;

/** Reads pages of the partnership's log, ordered by position. */
final class EventLog {
  private static final String PAGE =
      """
      select type, stream, recorded_at, position, stream_version, effective_on, actor,
             coalesce(correlation_id, command_id::text) as correlation_id, command_id, trace_parent,
             data
        from event_log
       where partnership = :partnership
         and position > :after
       order by position
       limit :limit
      """;

  private EventLog() {}

  /**
   * Part of a log.
   *
   * @param position of the last event in the log
   */
  record Part(List<CloudEvent> events, long position) {
    /** Whether a cursor's event is in the log; one beyond may only not be projected yet. */
    boolean reaches(long cursor) {
      return cursor <= position;
    }

    boolean hasEvents() {
      return !events.isEmpty();
    }
  }

  static Part page(Tenant tenant, Page page, PublicUrl service) {
    return new Part(events(tenant, page, service), AppliedPositions.of(tenant));
  }

  private static List<CloudEvent> events(Tenant tenant, Page page, PublicUrl service) {
    return tenant
        .ask(PAGE)
        .param("after", page.after())
        .param("limit", page.limit())
        .query((row, _) -> event(tenant.partnership(), service, row))
        .list();
  }

  private static CloudEvent event(PartnershipCode partnership, PublicUrl service, ResultSet row)
      throws SQLException {
    String type = row.getString("type");
    return new CloudEvent(
        "1.0",
        RecordedEvent.id(partnership.value(), row.getLong("position")),
        "/v1/" + partnership,
        type,
        row.getString("stream"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        "application/json",
        service.of("/v1/schemas/events/" + EventType.parse(type).label() + ".schema.json"),
        partnership.value(),
        row.getLong("position"),
        row.getLong("stream_version"),
        row.getObject("effective_on", LocalDate.class),
        row.getString("actor"),
        row.getString("correlation_id"),
        row.getString("command_id"),
        row.getString("trace_parent"),
        row.getString("data"));
  }
}

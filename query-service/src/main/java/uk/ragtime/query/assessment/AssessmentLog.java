package uk.ragtime.query.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.query.projection.EventReader;
import uk.ragtime.query.tenancy.Tenant;

/** The events of one assessment, in the order of the log. */
@Component
public final class AssessmentLog {
  /**
   * One of them.
   *
   * @param version of the assessment's stream
   * @param actor handle, or the operator
   */
  public record Entry(
      long position, long version, Instant recordedAt, String actor, AssessmentEvent event) {}

  private static final String EVENTS =
      """
      select l.position, l.stream_version, l.recorded_at, l.actor, l.type, l.data
        from assessment_step n
        join event_log l on l.partnership = n.partnership and l.position = n.position
       where n.partnership = :partnership
         and n.cycle = :cycle
         and n.area = :area
         and n.agency = :agency
         and n.recorded_at <= :knownAt
       order by n.position
      """;

  private final EventReader events;

  AssessmentLog(EventReader events) {
    this.events = events;
  }

  /** All that were known at an instant; empty if it was never opened, excused or extended. */
  public List<Entry> entries(Tenant tenant, AssessmentKey key, Instant knownAt) {
    return tenant
        .ask(EVENTS)
        .param("cycle", key.cycle().value())
        .param("area", key.area().value())
        .param("agency", key.agency().value())
        .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
        .query((row, _) -> entry(row))
        .list();
  }

  private Entry entry(ResultSet row) throws SQLException {
    EventType type = EventType.parse(row.getString("type"));
    if (!(events.payload(type, row.getString("data")) instanceof AssessmentEvent event)) {
      throw new IllegalStateException(type + " is no event of an assessment");
    }
    return new Entry(
        row.getLong("position"),
        row.getLong("stream_version"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        event);
  }
}

package uk.ragtime.query.assessment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.query.feed.EventPages;
import uk.ragtime.query.feed.LoggedEvent;
import uk.ragtime.query.projection.EventReader;
import uk.ragtime.query.rating.CycleEntries;
import uk.ragtime.query.rating.RatingNumbers;
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

  private static final String POSITIONS =
      """
      select n.position
        from assessment_step n
       where n.partnership = :partnership
         and n.cycle = :cycle
         and n.area = :area
         and n.agency = :agency
         and n.recorded_at <= :knownAt
      union all
      select r.position
        from rating_entry r
        join rated_subject s
          on s.partnership = :partnership
         and s.cell = r.cell
       where r.partnership = :partnership
         and r.area_number = :areaNumber
         and s.agency = :agency
         and r.kind_letter in ('C', 'R', 'W')
         and r.recorded_at <= :knownAt
         and %s
       order by position
      """
          .formatted(CycleEntries.ofCycleByStretch("r"));

  private final EventReader events;

  AssessmentLog(EventReader events) {
    this.events = events;
  }

  /** All that were known at an instant; empty if it was never opened, excused or extended. */
  public List<Entry> entries(Tenant tenant, AssessmentKey key, Instant knownAt) {
    List<Long> positions =
        tenant
            .ask(POSITIONS)
            .param("cycle", key.cycle().value())
            .param("area", key.area().value())
            .param("areaNumber", RatingNumbers.of(tenant).area(key.area()))
            .param("agency", key.agency().value())
            .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
            .query((row, _) -> row.getLong("position"))
            .list();
    return EventPages.at(tenant, positions).stream().map(this::entry).toList();
  }

  private Entry entry(LoggedEvent logged) {
    EventType type = EventType.parse(logged.type());
    if (!(events.payload(type, logged.data()) instanceof AssessmentEvent event)) {
      throw new IllegalStateException(type + " is no event of an assessment");
    }
    return new Entry(
        logged.position(), logged.streamVersion(), logged.recordedAt(), logged.actor(), event);
  }
}

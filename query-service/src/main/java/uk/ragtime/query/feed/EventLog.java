package uk.ragtime.query.feed;

import java.util.List;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.address.PublicUrl;

/** Reads pages of the partnership's log, ordered by position. */
final class EventLog {
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
    return new Part(events(tenant, page, service), tenant.position());
  }

  private static List<CloudEvent> events(Tenant tenant, Page page, PublicUrl service) {
    return EventPages.after(tenant, page.after(), page.limit()).stream()
        .map(event -> cloudEvent(tenant.partnership(), service, event))
        .toList();
  }

  private static CloudEvent cloudEvent(
      PartnershipCode partnership, PublicUrl service, LoggedEvent event) {
    return new CloudEvent(
        "1.0",
        RecordedEvent.id(partnership.value(), event.position()),
        "/v1/" + partnership,
        event.type(),
        event.stream(),
        event.recordedAt(),
        "application/json",
        service.of("/v1/schemas/events/" + EventType.parse(event.type()).label() + ".schema.json"),
        partnership.value(),
        event.position(),
        event.streamVersion(),
        event.effectiveOn(),
        event.actor(),
        event.correlationId(),
        event.commandId().toString(),
        event.traceParent(),
        event.data());
  }
}

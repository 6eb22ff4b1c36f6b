package uk.ragtime.command.store;

import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;

/** Events as they are stored and published. */
final class EventJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private EventJson() {}

  static String write(DomainEvent event) {
    return MAPPER.writeValueAsString(event);
  }

  static DomainEvent read(EventType type, String payload) {
    return MAPPER.readValue(payload, EventTypes.classOf(type));
  }
}

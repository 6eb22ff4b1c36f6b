package uk.ragtime.command.store;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.event.Upcasting;

/** Serialises events to the JSON that is stored and published, and back. */
final class EventJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final Upcasting upcasting;

  EventJson(Upcasting upcasting) {
    this.upcasting = upcasting;
  }

  static String write(DomainEvent event) {
    return MAPPER.writeValueAsString(event);
  }

  /** The stored fields of an event, in its own revision. */
  static Map<String, Object> fields(String payload) {
    return MAPPER.readValue(payload, FIELDS);
  }

  DomainEvent read(EventType type, String payload) {
    if (!upcasting.concerns(type)) {
      return MAPPER.readValue(payload, EventTypes.classOf(type));
    }
    Upcasting.Upcast today = upcasting.apply(type, MAPPER.readValue(payload, FIELDS));
    return MAPPER.convertValue(today.fields(), EventTypes.classOf(today.type()));
  }
}

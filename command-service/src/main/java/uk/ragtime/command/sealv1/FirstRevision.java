package uk.ragtime.command.sealv1;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;

/**
 * An event as an earlier release recorded it.
 *
 * @param fields of its JSON
 */
record FirstRevision(long position, EventType type, Map<String, Object> fields) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  static FirstRevision parse(long position, String label, String payload) {
    return new FirstRevision(position, EventType.ofLabel(label), MAPPER.readValue(payload, FIELDS));
  }

  /** An event of the second revision, as this release would have recorded it. */
  record SecondRevision(long position, EventType type, String payload) {}

  /** The second revision, with some fields in the place of others. */
  SecondRevision with(Map<String, Object> changed) {
    EventType second = new EventType(type.name(), 2);
    Map<String, Object> all = new HashMap<>(fields);
    all.putAll(changed);
    all.values().removeIf(value -> value == REMOVED);
    DomainEvent event = MAPPER.convertValue(all, EventTypes.classOf(second));
    return new SecondRevision(position, second, MAPPER.writeValueAsString(event));
  }

  /** Stands for a field that the second revision does not have. */
  static final Object REMOVED = new Object();

  String text(String field) {
    return String.valueOf(fields.get(field));
  }
}

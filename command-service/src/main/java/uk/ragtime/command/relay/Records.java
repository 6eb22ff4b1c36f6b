package uk.ragtime.command.relay;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.RecordedEvent;

/** The records of the published topics: CloudEvents 1.0 in binary mode, and the directory. */
final class Records {
  /** Always six digits, so that times sort as text. */
  private static final DateTimeFormatter MICROS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Records() {}

  static ProducerRecord<String, byte[]> of(StoredEvent event) {
    ProducerRecord<String, byte[]> published =
        new ProducerRecord<>(
            EventTopics.EVENTS,
            null,
            event.recordedAt().toEpochMilli(),
            event.partnership(),
            bytes(event.payload()));
    Headers headers = published.headers();
    put(headers, EventTopics.Headers.SPEC_VERSION, "1.0");
    put(headers, EventTopics.Headers.ID, RecordedEvent.id(event.partnership(), event.position()));
    put(headers, EventTopics.Headers.SOURCE, "/v1/" + event.partnership());
    put(headers, EventTopics.Headers.TYPE, event.type().cloudEventsType());
    put(headers, EventTopics.Headers.SUBJECT, event.stream());
    put(headers, EventTopics.Headers.TIME, MICROS.format(event.recordedAt()));
    put(headers, EventTopics.Headers.CONTENT_TYPE, "application/json");
    put(headers, EventTopics.Headers.PARTNERSHIP, event.partnership());
    put(headers, EventTopics.Headers.POSITION, Long.toString(event.position()));
    put(headers, EventTopics.Headers.STREAM_VERSION, Long.toString(event.version()));
    put(headers, EventTopics.Headers.EFFECTIVE_ON, event.effectiveOn());
    put(headers, EventTopics.Headers.ACTOR, event.actor());
    put(headers, EventTopics.Headers.CORRELATION_ID, event.correlationId());
    put(headers, EventTopics.Headers.COMMAND_ID, event.commandId());
    put(headers, EventTopics.Headers.TRACE_PARENT, event.traceParent());
    return published;
  }

  static ProducerRecord<String, byte[]> of(DirectoryEntry entry) {
    String name = entry.displayName();
    return new ProducerRecord<>(
        EventTopics.DIRECTORY,
        entry.partnership() + "/" + entry.member(),
        name == null ? null : MAPPER.writeValueAsBytes(Map.of("displayName", name)));
  }

  private static void put(Headers headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.add(name, bytes(value.toString()));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package uk.ragtime.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.RecordedEvent;

/**
 * Makes the records of the published topics: CloudEvents 1.0 in binary mode, people and texts.
 * Parts that many records have in common are encoded once. Not for several threads.
 */
final class Records {
  /** Always six digits, so that times sort as text. */
  private static final DateTimeFormatter MICROS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static final Header SPEC_VERSION = header(Headers.SPEC_VERSION, "1.0");
  private static final Header CONTENT_TYPE = header(Headers.CONTENT_TYPE, "application/json");

  /** Bounds what is remembered: more partnerships than this and their headers are made again. */
  private static final int MAX_REMEMBERED = 10_000;

  /** Parts that all records of a partnership have in common. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Common(byte[] key, int partition, Header source, Header partnership) {}

  private record Time(Instant instant, Header header) {}

  private final String eventsTopic;
  private final String peopleTopic;
  private final String textsTopic;
  private final Map<String, Common> partnerships = new HashMap<>();
  private final Map<EventType, Header> types = new HashMap<>();
  private Time last = new Time(Instant.EPOCH, time(Instant.EPOCH));

  Records(KafkaSettings settings) {
    this.eventsTopic = settings.eventsTopic();
    this.peopleTopic = settings.directoryTopic();
    this.textsTopic = settings.textsTopic();
  }

  ProducerRecord<byte[], byte[]> of(StoredEvent event) {
    Common common = common(event.partnership());
    List<Header> headers = new ArrayList<>(16);
    headers.add(SPEC_VERSION);
    headers.add(header(Headers.ID, RecordedEvent.id(event.partnership(), event.position())));
    headers.add(common.source());
    headers.add(
        types.computeIfAbsent(event.type(), t -> header(Headers.TYPE, t.cloudEventsType())));
    headers.add(header(Headers.SUBJECT, event.stream()));
    headers.add(recordedAt(event.recordedAt()));
    headers.add(CONTENT_TYPE);
    headers.add(common.partnership());
    headers.add(header(Headers.POSITION, event.position()));
    headers.add(header(Headers.STREAM_VERSION, event.version()));
    addIfAny(headers, Headers.EFFECTIVE_ON, event.effectiveOn());
    headers.add(header(Headers.ACTOR, event.actor()));
    headers.add(header(Headers.CORRELATION_ID, event.correlationId()));
    headers.add(header(Headers.COMMAND_ID, event.commandId()));
    addIfAny(headers, Headers.TRACE_PARENT, event.traceParent());
    return new ProducerRecord<>(
        eventsTopic,
        common.partition(),
        event.recordedAt().toEpochMilli(),
        common.key(),
        event.payload(),
        headers);
  }

  ProducerRecord<byte[], byte[]> of(StoredPerson person) {
    return record(peopleTopic, person.key(), MAPPER.writeValueAsBytes(person.value()));
  }

  ProducerRecord<byte[], byte[]> of(StoredText text) {
    return record(textsTopic, text.key(), MAPPER.writeValueAsBytes(text.value()));
  }

  List<ProducerRecord<byte[], byte[]>> of(Tombstones erased) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    erased.people().forEach(key -> records.add(record(peopleTopic, key, null)));
    erased.texts().forEach(key -> records.add(record(textsTopic, key, null)));
    return records;
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, Object recordKey, byte @Nullable [] value) {
    byte[] key = recordKey.toString().getBytes(UTF_8);
    return new ProducerRecord<>(topic, partition(key), key, value);
  }

  private Common common(String partnership) {
    if (partnerships.size() > MAX_REMEMBERED) {
      partnerships.clear();
    }
    return partnerships.computeIfAbsent(
        partnership,
        code -> {
          byte[] key = code.getBytes(UTF_8);
          return new Common(
              key,
              partition(key),
              header(Headers.SOURCE, "/v1/" + code),
              header(Headers.PARTNERSHIP, code));
        });
  }

  /**
   * Kafka's own rule, for the number of partitions that the contract fixes: if partitions were
   * added, a partnership's events would still stay together.
   */
  private static int partition(byte[] key) {
    return Utils.toPositive(Utils.murmur2(key)) % EventTopics.PARTITIONS;
  }

  /** Events that were recorded together have the same time. */
  private Header recordedAt(Instant instant) {
    if (!last.instant().equals(instant)) {
      last = new Time(instant, time(instant));
    }
    return last.header();
  }

  private static Header time(Instant instant) {
    return header(Headers.TIME, MICROS.format(instant));
  }

  private static void addIfAny(List<Header> headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.add(header(name, value));
    }
  }

  private static Header header(String name, Object value) {
    return new RecordHeader(name, value.toString().getBytes(UTF_8));
  }
}

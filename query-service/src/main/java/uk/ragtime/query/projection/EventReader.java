package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.kernel.event.UnknownEventTypeException;
import uk.ragtime.kernel.event.UnsealedEventException;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.kernel.event.Upcasting.Upcast;
import uk.ragtime.query.store.EventSignature;
import uk.ragtime.query.store.StoredEvent;

/** Parses records of the events topic: CloudEvents in binary mode, see {@link Headers}. */
@Component
public final class EventReader {
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  /** Ignores unknown fields, because newer releases add some. */
  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** Position of an event in its partnership's log; null if the record has no valid one. */
  static @Nullable Long positionOf(ConsumerRecord<String, byte[]> record) {
    String text = header(record, Headers.POSITION);
    try {
      Long position = text == null ? null : Long.valueOf(text);
      // Rejects +7 or 007: the relay does not write them.
      return position != null && position.toString().equals(text) ? position : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Identity of an event; null if the record has no valid one. */
  static @Nullable EventSignature signatureOf(ConsumerRecord<String, byte[]> record) {
    String command = header(record, Headers.COMMAND_ID);
    String time = header(record, Headers.TIME);
    try {
      return command == null || time == null
          ? null
          : new EventSignature(UUID.fromString(command), Instant.parse(time));
    } catch (IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  /**
   * @throws UnreadableEventException with a reason that reveals nothing of the content
   */
  ReceivedEvent read(
      PartnershipCode partnership, long position, ConsumerRecord<String, byte[]> record)
      throws UnreadableEventException {
    EventType type = typeOf(record);
    String text = new String(required(record), UTF_8);
    try {
      StoredEvent stored =
          new StoredEvent(
              partnership,
              position,
              type,
              required(record, Headers.SUBJECT),
              Long.parseLong(required(record, Headers.STREAM_VERSION)),
              Instant.parse(required(record, Headers.TIME)),
              required(record, Headers.ACTOR),
              required(record, Headers.CORRELATION_ID),
              UUID.fromString(required(record, Headers.COMMAND_ID)),
              header(record, Headers.TRACE_PARENT),
              text);
      if (!required(record, Headers.ID).equals(RecordedEvent.id(partnership.value(), position))) {
        throw poison("the header " + Headers.ID + " names another event", null);
      }
      return read(stored);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw poison("a header has no valid value", e);
    }
  }

  /**
   * @throws UnreadableEventException with a reason that reveals nothing of the content
   */
  public ReceivedEvent read(StoredEvent stored) throws UnreadableEventException {
    try {
      RecordedEvent recorded =
          new RecordedEvent(
              stored.partnership(),
              stored.position(),
              stream(stored),
              stored.streamVersion(),
              stored.recordedAt(),
              actor(stored),
              stored.correlationId(),
              stored.commandId(),
              stored.traceParent(),
              event(stored.type(), stored.json()));
      return new ReceivedEvent(recorded, stored.type(), stored.json());
    } catch (UnknownEventTypeException e) {
      throw new UnreadableEventException(
          QuarantineReason.UNKNOWN_TYPE,
          e.getMessage() + ": it was recorded by a newer one. Start that release here as well",
          e);
    } catch (JacksonException e) {
      throw poison("its payload does not fit " + stored.type().cloudEventsType() + pathOf(e), e);
    } catch (UnsealedEventException e) {
      throw poison(String.valueOf(e.getMessage()), e);
    }
  }

  private static StreamId stream(StoredEvent stored) throws UnreadableEventException {
    try {
      return new StreamId(stored.stream());
    } catch (IllegalArgumentException e) {
      throw poison("its stream has no valid name", e);
    }
  }

  private static ActorId actor(StoredEvent stored) throws UnreadableEventException {
    try {
      return new ActorId(stored.actor());
    } catch (IllegalArgumentException e) {
      throw poison(String.valueOf(e.getMessage()), e);
    }
  }

  /** Parses the payload of an event that was read before. */
  DomainEvent payload(EventType type, String text) {
    try {
      return event(type, text);
    } catch (UnreadableEventException e) {
      throw new IllegalStateException("An applied event can no longer be read: " + e.reason(), e);
    }
  }

  private DomainEvent event(EventType type, String text) throws UnreadableEventException {
    if (Upcasting.CURRENT.concerns(type)) {
      Upcast today = Upcasting.CURRENT.apply(type, json.readValue(text, FIELDS));
      return json.convertValue(today.fields(), EventTypes.classOf(today.type()));
    }
    Class<? extends DomainEvent> kind = EventTypes.classOf(type);
    DomainEvent scanned = AssessmentScanner.read(kind, text);
    if (scanned != null) {
      return scanned;
    }
    DomainEvent event = json.readValue(text, kind);
    if (event == null) {
      throw poison("its payload is empty", null);
    }
    return event;
  }

  /**
   * Reads a header before anything else of the record is validated; the quarantine table names it.
   */
  static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  private static EventType typeOf(ConsumerRecord<String, byte[]> record)
      throws UnreadableEventException {
    try {
      return EventType.parse(required(record, Headers.TYPE));
    } catch (IllegalArgumentException e) {
      throw poison("the header " + Headers.TYPE + " names no event type of Ragtime", e);
    }
  }

  private static String required(ConsumerRecord<String, byte[]> record, String name)
      throws UnreadableEventException {
    String value = header(record, name);
    if (value == null) {
      throw poison("the header " + name + " is missing", null);
    }
    return value;
  }

  private static byte[] required(ConsumerRecord<String, byte[]> record)
      throws UnreadableEventException {
    byte[] value = record.value();
    if (value == null) {
      throw poison("it has no payload", null);
    }
    return value;
  }

  private static String pathOf(JacksonException e) {
    if (!(e instanceof DatabindException) || e.getPath().isEmpty()) {
      return "";
    }
    return e.getPath().stream()
        .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
        .collect(joining(".", ", at ", ""));
  }

  private static UnreadableEventException poison(String why, @Nullable Throwable cause) {
    return new UnreadableEventException(
        QuarantineReason.POISON, "The event cannot be read: " + why, cause);
  }
}

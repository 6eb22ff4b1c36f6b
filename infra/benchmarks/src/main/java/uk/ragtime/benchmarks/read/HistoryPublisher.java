package uk.ragtime.benchmarks.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.testing.TestDatabase;

/** Publishes events, people and texts of a generated history, with records like the relay's. */
final class HistoryPublisher implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final String prefix;
  private final KafkaProducer<String, byte[]> producer;
  private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * @param prefix of the topics
   */
  HistoryPublisher(String kafka, String prefix) {
    this.prefix = prefix;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.LINGER_MS_CONFIG, 5),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Publishes what the seals in the store's events need, which a rebuild does not read from the
   * store, and waits until the projector has it.
   */
  void publishOpenings(GeneratedHistory history, TestDatabase readModels)
      throws IOException, SQLException, InterruptedException {
    System.err.println("publishing people and texts");
    try (Stream<PersonLine> people = history.people();
        Stream<TextLine> texts = history.texts()) {
      for (Iterator<PersonLine> each = people.iterator(); each.hasNext(); ) {
        publish(each.next());
      }
      for (Iterator<TextLine> each = texts.iterator(); each.hasNext(); ) {
        publish(each.next());
      }
    }
    awaitProjection(readModels);
  }

  void publish(PersonLine person) {
    send(
        new ProducerRecord<>(
            EventTopics.directory(prefix),
            person.key().toString(),
            MAPPER.writeValueAsBytes(person.value())));
  }

  void publish(TextLine text) {
    send(
        new ProducerRecord<>(
            EventTopics.texts(prefix),
            text.key().toString(),
            MAPPER.writeValueAsBytes(text.value())));
  }

  void publish(EventLine event) {
    String partnership = event.partnership();
    ProducerRecord<String, byte[]> published =
        new ProducerRecord<>(
            EventTopics.events(prefix), partnership, event.payload().getBytes(UTF_8));
    Map<String, Object> headers = new HashMap<>();
    headers.put(Headers.SPEC_VERSION, "1.0");
    headers.put(Headers.ID, RecordedEvent.id(partnership, event.position()));
    headers.put(Headers.SOURCE, "/v1/" + partnership);
    headers.put(Headers.TYPE, event.type().cloudEventsType());
    headers.put(Headers.SUBJECT, event.stream());
    headers.put(Headers.TIME, event.at());
    headers.put(Headers.CONTENT_TYPE, "application/json");
    headers.put(Headers.PARTNERSHIP, partnership);
    headers.put(Headers.POSITION, event.position());
    headers.put(Headers.STREAM_VERSION, event.version());
    headers.put(Headers.ACTOR, event.actor());
    headers.put(Headers.CORRELATION_ID, event.commandId());
    headers.put(Headers.COMMAND_ID, event.commandId());
    if (event.effectiveOn() != null) {
      headers.put(Headers.EFFECTIVE_ON, event.effectiveOn());
    }
    headers.forEach(
        (name, value) -> published.headers().add(name, value.toString().getBytes(UTF_8)));
    send(published);
  }

  private void send(ProducerRecord<String, byte[]> record) {
    var _ = producer.send(record, this::acknowledged);
  }

  private void acknowledged(RecordMetadata sent, @Nullable Exception failed) {
    if (failed == null) {
      next.merge(new TopicPartition(sent.topic(), sent.partition()), sent.offset() + 1, Math::max);
    } else {
      failure.compareAndSet(null, failed);
    }
  }

  /**
   * Waits until the projector has read all that was published.
   *
   * @throws IllegalStateException if Kafka did not take a record, or the projector takes too long
   */
  void awaitProjection(TestDatabase readModels) throws SQLException, InterruptedException {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("a record was not published", failed);
    }
    ProjectionLag.awaitOffsets(readModels, next);
  }

  @Override
  public void close() {
    producer.close();
  }
}

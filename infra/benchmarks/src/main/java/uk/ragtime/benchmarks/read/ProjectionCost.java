package uk.ragtime.benchmarks.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.testing.TestDatabase;

/** Cost of projecting events through Kafka, after few events and after many. */
final class ProjectionCost {
  /** One in so many only warms up. */
  private static final int WARM_UP = 5;

  private double smallest = Double.NaN;

  /**
   * Sends the history's further events to Kafka, as fast as it takes them, and waits until the
   * projector has applied them.
   *
   * @param topics what the topics are called that the projector reads
   * @param before how many events were projected before
   */
  MarkdownTable measure(ReadPlatform platform, String topics, GeneratedHistory history, long before)
      throws IOException, SQLException, InterruptedException {
    List<EventLine> events;
    try (Stream<EventLine> lines = history.further()) {
      events = lines.toList();
    }
    TestDatabase readModels = platform.readModels();
    String topic = platform.eventsTopic(topics);
    int warmUp = events.size() / WARM_UP;
    double seconds;
    try (KafkaProducer<String, byte[]> producer = producer(platform.kafka())) {
      System.err.println("projecting through Kafka: warming up");
      project(readModels, producer, topic, events.subList(0, warmUp));
      System.err.println("projecting through Kafka");
      seconds = project(readModels, producer, topic, events.subList(warmUp, events.size()));
    }
    int measured = events.size() - warmUp;
    double micros = seconds * 1e6 / measured;
    if (Double.isNaN(smallest)) {
      smallest = micros;
    }
    return new MarkdownTable(
            "projected before",
            "through Kafka",
            "seconds",
            "events/s",
            "µs an event",
            "to smallest")
        .row(
            Report.whole(before + warmUp),
            Report.whole(measured),
            String.format(Locale.ROOT, "%.1f", seconds),
            Report.whole(measured / seconds),
            Report.whole(micros),
            String.format(Locale.ROOT, "%.2f", micros / smallest));
  }

  private static KafkaProducer<String, byte[]> producer(String kafka) {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.LINGER_MS_CONFIG, 5),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static double project(
      TestDatabase readModels,
      KafkaProducer<String, byte[]> producer,
      String topic,
      List<EventLine> events)
      throws SQLException, InterruptedException {
    Map<String, Long> last = new HashMap<>();
    long began = System.nanoTime();
    for (EventLine event : events) {
      // A lost event leaves a hole, and the wait reports it.
      var _ = producer.send(published(topic, event));
      last.put(event.partnership(), event.position());
    }
    producer.flush();
    ProjectionLag.await(readModels, last);
    return (System.nanoTime() - began) / 1e9;
  }

  /** As the relay publishes events. */
  private static ProducerRecord<String, byte[]> published(String topic, EventLine event) {
    String partnership = event.partnership();
    ProducerRecord<String, byte[]> published =
        new ProducerRecord<>(topic, partnership, event.payload().getBytes(UTF_8));
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
    return published;
  }
}

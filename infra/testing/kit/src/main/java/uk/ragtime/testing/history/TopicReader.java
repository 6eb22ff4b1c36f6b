package uk.ragtime.testing.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the published events from the beginning, as any consumer would. */
public final class TopicReader {
  private static final String EVENTS = "ragtime.events.v1";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final String bootstrapServers;

  public TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * All there is, once each partnership's events are there up to the position that the store holds;
   * or what there is after {@code longest}.
   */
  public List<PublishedEvent> upTo(Map<String, Long> positions, Duration longest) {
    Instant giveUpAt = Instant.now().plus(longest);
    List<PublishedEvent> found = new ArrayList<>();
    Map<String, Long> reached = new HashMap<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(EVENTS).stream()
              .map(info -> new TopicPartition(EVENTS, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      boolean complete = false;
      while (!complete || !isAtTheEnd(consumer, partitions)) {
        for (ConsumerRecord<String, String> next : consumer.poll(BETWEEN_LOOKS)) {
          PublishedEvent event = event(next);
          found.add(event);
          reached.merge(event.partnership(), event.position(), Math::max);
        }
        complete =
            Instant.now().isAfter(giveUpAt)
                || positions.entrySet().stream()
                    .allMatch(p -> reached.getOrDefault(p.getKey(), 0L) >= p.getValue());
      }
    }
    found.sort(
        Comparator.comparingInt(PublishedEvent::partition)
            .thenComparingLong(PublishedEvent::offset));
    return found;
  }

  /** Events that were sent twice come last, and have to be checked as well. */
  private static boolean isAtTheEnd(
      KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
  }

  private static PublishedEvent event(ConsumerRecord<String, String> published) {
    return new PublishedEvent(
        published.partition(),
        published.offset(),
        header(published, "ce_partnership"),
        Long.parseLong(header(published, "ce_position")),
        header(published, "ce_subject"),
        header(published, "ce_streamversion"),
        header(published, "ce_commandid"),
        published.value());
  }

  private static String header(ConsumerRecord<String, String> published, String name) {
    Header header = published.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}

package uk.ragtime.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a topic is still the one it was: one that was deleted and made anew has the same
 * name and another id. Not for several threads.
 */
final class TopicIds implements AutoCloseable {
  /** How long offsets of a topic that is gone may be read from at its successor. */
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private final Admin admin;
  private final List<String> names;
  private final Map<String, UUID> known = new HashMap<>();
  private long nextAt = System.nanoTime() + INTERVAL.toNanos();
  private @Nullable KafkaFuture<Map<String, TopicDescription>> pending;

  TopicIds(Admin admin, List<String> names) {
    this.admin = admin;
    this.names = names;
  }

  List<String> names() {
    return names;
  }

  /** The topic's id: from now on, another one is an error. */
  UUID of(String topic) {
    UUID id = known.get(topic);
    return id != null ? id : ask(topic);
  }

  private UUID ask(String topic) {
    try {
      remember(
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS));
      return known.getOrDefault(topic, new UUID(0, 0));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the id of " + topic + " is not known", e);
    }
  }

  /**
   * Looks now and then, without waiting for an answer.
   *
   * @throws TopicMadeAnewException if a topic is another one now
   */
  void check() {
    KafkaFuture<Map<String, TopicDescription>> answer = pending;
    if (answer == null) {
      if (System.nanoTime() - nextAt >= 0) {
        pending = admin.describeTopics(names).allTopicNames();
      }
    } else if (answer.isDone()) {
      pending = null;
      nextAt = System.nanoTime() + INTERVAL.toNanos();
      remember(answer.isCompletedExceptionally() ? Map.of() : now(answer));
    }
  }

  private static Map<String, TopicDescription> now(
      KafkaFuture<Map<String, TopicDescription>> answer) {
    try {
      return answer.getNow(Map.of());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("the topics' ids are not known", e);
    }
  }

  private void remember(Map<String, TopicDescription> topics) {
    topics.forEach((name, topic) -> {
      UUID id =
          new UUID(
              topic.topicId().getMostSignificantBits(), topic.topicId().getLeastSignificantBits());
      UUID before = known.putIfAbsent(name, id);
      if (before != null && !before.equals(id)) {
        throw new TopicMadeAnewException(name);
      }
    });
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

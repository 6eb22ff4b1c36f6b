package uk.ragtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Notices, without keeping its caller waiting, that a topic is not the one it was. A topic that is
 * missing, and a broker that does not answer, prove nothing. Not for several threads.
 */
public final class TopicIdentity implements AutoCloseable {
  private final Topics topics;
  private final List<String> names;
  private final Duration interval;
  private final Map<String, UUID> known = new HashMap<>();
  private long nextAt;
  private @Nullable FutureTask<Map<String, UUID>> pending;

  /**
   * Takes over the connection, and closes it.
   *
   * @param interval between two looks
   */
  public TopicIdentity(Topics topics, List<String> names, Duration interval) {
    this.topics = topics;
    this.names = List.copyOf(names);
    this.interval = interval;
    this.nextAt = System.nanoTime() + interval.toNanos();
  }

  public List<String> names() {
    return names;
  }

  /**
   * The topic's id, which is remembered: from now on another one is an error.
   *
   * @throws KafkaException if there is no such topic
   */
  public UUID of(String topic) {
    return known.computeIfAbsent(
        topic,
        name ->
            topics.findId(name).orElseThrow(() -> new KafkaException("there is no topic " + name)));
  }

  /**
   * Begins a look if the interval has passed, and judges one that has ended.
   *
   * @throws TopicReplacedException if a topic is another one now
   */
  public void check() {
    FutureTask<Map<String, UUID>> looking = pending;
    if (looking == null) {
      if (System.nanoTime() - nextAt >= 0) {
        looking = new FutureTask<>(this::look);
        pending = looking;
        Thread.ofVirtual().name("topic-identity").start(looking);
      }
    } else if (looking.isDone()) {
      pending = null;
      nextAt = System.nanoTime() + interval.toNanos();
      result(looking).forEach(this::compare);
    }
  }

  private Map<String, UUID> look() {
    Map<String, UUID> found = new HashMap<>();
    names.forEach(name -> topics.findId(name).ifPresent(id -> found.put(name, id)));
    return found;
  }

  private static Map<String, UUID> result(FutureTask<Map<String, UUID>> looking) {
    try {
      return looking.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException _) {
      return Map.of();
    }
  }

  private void compare(String name, UUID id) {
    UUID before = known.putIfAbsent(name, id);
    if (before != null && !before.equals(id)) {
      throw new TopicReplacedException(name);
    }
  }

  @Override
  public void close() {
    topics.close();
  }
}

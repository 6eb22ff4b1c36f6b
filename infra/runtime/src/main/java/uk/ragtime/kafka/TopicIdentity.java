package uk.ragtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import uk.ragtime.worker.BackgroundCheck;

/**
 * Notices, without keeping its caller waiting, that a topic is not the one it was. A topic that is
 * missing, and a broker that does not answer, prove nothing. Not for several threads.
 */
public final class TopicIdentity implements AutoCloseable {
  /** Result of the last look. */
  public enum Sight {
    NOT_LOOKED,
    /** All topics are there. */
    PRESENT,
    /** Kafka answers, and at least one topic is not there, or may not be seen. */
    MISSING,
    /** Kafka does not answer. */
    UNREACHABLE
  }

  private final Topics topics;
  private final List<String> names;
  private final Map<String, UUID> known = new HashMap<>();
  private Sight sight = Sight.NOT_LOOKED;
  private final BackgroundCheck<Map<String, UUID>> look;

  /**
   * Takes over the connection, and closes it.
   *
   * @param interval between two looks
   */
  public TopicIdentity(Topics topics, List<String> names, Duration interval) {
    this.topics = topics;
    this.names = List.copyOf(names);
    this.look = new BackgroundCheck<>("topic-identity", interval, this::look);
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
    result().ifPresent(this::judge);
    look.beginIfDue();
  }

  /** Whether the topics were there when they were last looked for. */
  public Sight sight() {
    return sight;
  }

  private void judge(Map<String, UUID> found) {
    sight = found.keySet().containsAll(names) ? Sight.PRESENT : Sight.MISSING;
    found.forEach(this::compare);
  }

  private Map<String, UUID> look() {
    Map<String, UUID> found = new HashMap<>();
    names.forEach(name -> topics.findId(name).ifPresent(id -> found.put(name, id)));
    return found;
  }

  private Optional<Map<String, UUID>> result() {
    try {
      return look.result();
    } catch (AuthorizationException _) {
      sight = Sight.MISSING;
      return Optional.empty();
    } catch (KafkaException _) {
      sight = Sight.UNREACHABLE;
      return Optional.empty();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new KafkaException(e);
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

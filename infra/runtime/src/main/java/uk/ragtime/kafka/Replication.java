package uk.ragtime.kafka;

import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.server.settings.Setting;

/**
 * Copies of each record that a topic must have. Where nothing is asked for, a topic is made with
 * the broker's own settings, and any number of copies will do.
 *
 * @param factor copies of each partition; null leaves it to the broker
 * @param minInSync copies that must have a record before it is acknowledged; null leaves it to the
 *     broker
 */
public record Replication(@Nullable Integer factor, @Nullable Integer minInSync) {
  /** As the broker has it. */
  public static final Replication OF_THE_BROKER = new Replication(null, null);

  private static final Setting FACTOR = new Setting("ragtime.kafka.replication-factor");
  private static final Setting MIN_IN_SYNC = new Setting("ragtime.kafka.min-insync-replicas");

  /**
   * @throws IllegalArgumentException if no record could ever be acknowledged
   */
  public Replication {
    if (factor != null) {
      requireCopies(FACTOR, factor);
    }
    if (minInSync != null) {
      requireCopies(MIN_IN_SYNC, minInSync);
    }
    if (factor != null && minInSync != null && minInSync > factor) {
      throw MIN_IN_SYNC.refused(
          "is %d and must not be more than %s, which is %d: nothing would be acknowledged"
              .formatted(minInSync, FACTOR, factor),
          "Set %s to fewer than %s, such as 2 of 3."
              .formatted(MIN_IN_SYNC.variable(), FACTOR.variable()));
    }
  }

  private static void requireCopies(Setting setting, int copies) {
    if (copies < 1 || copies > Short.MAX_VALUE) {
      throw setting.refused(
          "must be at least 1 and at most %d, and is %d".formatted(Short.MAX_VALUE, copies),
          "Set %s to a number of brokers, such as 3, or remove it.".formatted(setting.variable()));
    }
  }

  Optional<Short> factorOfNewTopic() {
    return Optional.ofNullable(factor).map(Integer::shortValue);
  }

  /** The configuration of a new topic, with what is asked for here. */
  Map<String, String> with(Map<String, String> configuration) {
    Map<String, String> all = new HashMap<>(configuration);
    if (minInSync != null) {
      all.put(MIN_IN_SYNC_REPLICAS_CONFIG, minInSync.toString());
    }
    return all;
  }

  /**
   * Shortcomings of a topic, a sentence each.
   *
   * @param copies of the partition that has fewest
   * @param inSync the topic's {@code min.insync.replicas}; null if it may not be read
   */
  public List<String> shortcomings(String topic, int copies, @Nullable Integer inSync) {
    List<String> found = new ArrayList<>();
    int needed = Math.max(factor == null ? 1 : factor, minInSync == null ? 1 : minInSync);
    if (copies < needed) {
      found.add(
          """
          %s has %d of the %d copies that it must have: reassign its partitions, or delete it and \
          let it be made anew.\
          """
              .formatted(topic, copies, needed));
    }
    if (minInSync != null && inSync != null && inSync < minInSync) {
      found.add(
          "min.insync.replicas of %s is %d and must be %d, or a record may be lost with one broker."
              .formatted(topic, inSync, minInSync));
    }
    return List.copyOf(found);
  }
}

package uk.ragtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import uk.ragtime.worker.BackOff;

/**
 * Topics and their ids. A topic that was deleted and made anew has the same name and another id,
 * and nothing of what it held.
 *
 * <p>Every call waits for the broker, for as long as the longest call may take, and throws Kafka's
 * own unchecked exceptions; where a right is missing, {@link NotAuthorizedException}.
 */
public final class Topics implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** A topic at one moment. */
  public record Topic(UUID id, List<Span> partitions) {}

  /** A partition's offsets; one that begins after 0 has lost its oldest records. */
  public record Span(long begin, long end) {
    public boolean isEmpty() {
      return begin == end;
    }
  }

  private final Admin admin;
  private final Duration longestCall;
  private final Rights rights;

  /**
   * Connects to Kafka.
   *
   * @param client settings of a Kafka client, its bootstrap servers among them
   */
  public static Topics connect(Map<String, Object> client, Duration longestCall) {
    Map<String, Object> settings = new HashMap<>(client);
    int millis = Math.toIntExact(longestCall.toMillis());
    settings.put("default.api.timeout.ms", millis);
    settings.put("request.timeout.ms", millis);
    return new Topics(Admin.create(settings), longestCall, Rights.of(client));
  }

  private Topics(Admin admin, Duration longestCall, Rights rights) {
    this.admin = admin;
    this.rights = rights;
    this.longestCall = longestCall;
  }

  /** The topic's id, if there is such a topic. */
  public Optional<UUID> findId(String name) {
    return describe(name).map(topic -> id(topic.topicId()));
  }

  /** The topic with its partitions' offsets, if there is such a topic. */
  public Optional<Topic> find(String name) {
    return describe(name).map(topic -> new Topic(id(topic.topicId()), spans(name, topic)));
  }

  private Optional<TopicDescription> describe(String name) {
    try {
      return Optional.of(
          get(
              "Describe",
              name,
              Objects.requireNonNull(
                  admin.describeTopics(List.of(name)).topicNameValues().get(name))));
    } catch (UnknownTopicOrPartitionException _) {
      return Optional.empty();
    }
  }

  private List<Span> spans(String name, TopicDescription topic) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions().size())
            .mapToObj(partition -> new TopicPartition(name, partition))
            .toList();
    var begins = offsets(name, partitions, OffsetSpec.earliest());
    var ends = offsets(name, partitions, OffsetSpec.latest());
    return partitions.stream()
        .map(partition -> new Span(offset(begins, partition), offset(ends, partition)))
        .toList();
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      String name, List<TopicPartition> partitions, OffsetSpec which) {
    return get(
        "Describe",
        name,
        admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, _ -> which))).all());
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition)).offset();
  }

  /**
   * Creates a topic unless there is one already, and waits until the broker knows it.
   *
   * @return the id of the topic that is there now
   */
  public UUID create(
      String name, int partitions, Map<String, String> configuration, Replication replication) {
    NewTopic topic =
        new NewTopic(name, Optional.of(partitions), replication.factorOfNewTopic())
            .configs(replication.with(configuration));
    try {
      get("Create", name, admin.createTopics(List.of(topic)).all());
    } catch (TopicExistsException _) {
      // another instance was quicker
    }
    return await(() -> findId(name))
        .orElseThrow(
            () -> new TimeoutException("The topic " + name + " was created and is not seen yet"));
  }

  /**
   * Deletes this very topic, not one that was made under its name meanwhile; waits until it is
   * gone.
   */
  public void delete(String name, UUID id) {
    Uuid topic = new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits());
    try {
      get("Delete", name, admin.deleteTopics(TopicCollection.ofTopicIds(List.of(topic))).all());
    } catch (UnknownTopicIdException _) {
      // gone already
    }
    boolean gone =
        await(() -> findId(name).equals(Optional.of(id)) ? Optional.empty() : Optional.of(name))
            .isPresent();
    if (!gone) {
      throw new TimeoutException("The topic " + name + " was deleted and is still seen");
    }
  }

  private <T> Optional<T> await(Callable<Optional<T>> question) {
    try {
      return BackOff.constant(POLL).poll(longestCall, question);
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (Exception e) {
      throw new KafkaException(e);
    }
  }

  /**
   * Shortcomings of a topic's copies against the settings, a sentence each. Without the right to
   * read its configuration only the number of copies is known; nothing is said of a topic that is
   * gone.
   */
  public List<String> shortcomings(String name, Replication replication) {
    Optional<TopicDescription> topic = describe(name);
    if (topic.isEmpty()) {
      return List.of();
    }
    int copies =
        topic.get().partitions().stream()
            .mapToInt(partition -> partition.replicas().size())
            .min()
            .orElse(0);
    return replication.shortcomings(name, copies, inSync(name));
  }

  private @Nullable Integer inSync(String name) {
    try {
      ConfigEntry entry = configuration(name).get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
      return entry == null || entry.value() == null ? null : Integer.valueOf(entry.value());
    } catch (AuthorizationException _) {
      return null;
    }
  }

  /** The topic's configuration. */
  public Config configuration(String name) {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    return get(
        "DescribeConfigs",
        name,
        Objects.requireNonNull(admin.describeConfigs(List.of(topic)).values().get(topic)));
  }

  private <T> T get(String operation, String topic, KafkaFuture<T> answer) {
    return rights.requiring(operation, "topic " + topic, () -> get(answer));
  }

  /**
   * Sets the settings that differ.
   *
   * @return whether any did
   */
  public boolean configure(String name, Map<String, String> wanted) {
    Config present = configuration(name);
    List<AlterConfigOp> changes =
        wanted.entrySet().stream()
            .filter(setting -> !setting.getValue().equals(value(present, setting.getKey())))
            .map(setting ->
                new AlterConfigOp(
                    new ConfigEntry(setting.getKey(), setting.getValue()),
                    AlterConfigOp.OpType.SET))
            .toList();
    if (changes.isEmpty()) {
      return false;
    }
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    get(admin.incrementalAlterConfigs(Map.of(topic, changes)).all());
    return true;
  }

  private static @Nullable String value(Config configuration, String key) {
    ConfigEntry entry = configuration.get(key);
    return entry == null ? null : entry.value();
  }

  private <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get(longestCall.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new KafkaException(String.valueOf(e.getMessage()), e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  static UUID id(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

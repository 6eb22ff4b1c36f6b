package uk.ragtime.command.relay;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.ragtime.command.relay.Inspection.Contents;
import uk.ragtime.command.relay.Inspection.Finding;
import uk.ragtime.command.relay.Inspection.Partition;
import uk.ragtime.command.relay.Interruption.LeaseLost;
import uk.ragtime.command.relay.Interruption.Refused;
import uk.ragtime.command.relay.SignatureReader.Signature;
import uk.ragtime.command.relay.TopicState.Condition;
import uk.ragtime.kafka.NotAuthorizedException;
import uk.ragtime.kafka.Replication;
import uk.ragtime.kafka.Topics;
import uk.ragtime.kafka.Topics.Span;
import uk.ragtime.kafka.Topics.Topic;
import uk.ragtime.kernel.event.EventTopics;

/**
 * Makes sure, before anything is sent, that the topic is the one that was filled and holds what was
 * sent there. Otherwise the topic is filled again from the store, which has everything.
 */
final class TopicReconciler {
  private static final Logger log = LoggerFactory.getLogger(TopicReconciler.class);

  private static final String FOREVER = "-1";

  private static final Map<String, String> EVENTS =
      Map.of(
          CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE,
          RETENTION_MS_CONFIG, FOREVER,
          RETENTION_BYTES_CONFIG, FOREVER);

  /**
   * Position at which a session begins.
   *
   * @param ends the offset that the next record of each partition will get
   */
  record StartPoint(UUID topic, long checkpoint, List<Long> ends, TopicState state) {}

  private final Topics topics;
  private final SignatureReader signatures;
  private final RelayStore store;
  private final String name;
  private final String directory;
  private final String texts;
  private final Map<String, String> erasableSettings;
  private final Replication replication;

  TopicReconciler(Topics topics, RelayStore store, KafkaSettings settings) {
    this.topics = topics;
    this.signatures = new SignatureReader(settings);
    this.store = store;
    this.name = settings.eventsTopic();
    this.directory = settings.directoryTopic();
    this.texts = settings.textsTopic();
    this.erasableSettings = EventTopics.erasableSettings(settings.compactionBound());
    this.replication = settings.replication();
  }

  StartPoint reconcile(Lease lease) throws Exception {
    Optional<Topic> topic = topics.find(name);
    Optional<Contents> contents = Optional.empty();
    if (topic.isPresent()) {
      contents = Optional.of(contents(topic.get()));
    }
    return switch (Inspection.judge(lease, contents)) {
      case Finding.Missing _ -> {
        if (lease.topic() != null) {
          log.warn("{} is gone: it is made anew and filled from the store", name);
        }
        yield fill(lease, create("it is missing"));
      }
      case Finding.Fresh fresh -> fill(lease, fresh.id());
      case Finding.Unusable unusable -> {
        log.warn("{} is made anew and filled from the store: {}", name, unusable.why());
        delete(unusable);
        yield fill(lease, create(unusable.why()));
      }
      case Finding.Foreign _ -> throw new Refused(TopicState.foreign(name));
      case Finding.Standing standing -> resume(lease, topic.orElseThrow(), standing);
    };
  }

  private Contents contents(Topic topic) throws Exception {
    Map<Integer, Long> begins = new TreeMap<>();
    Map<Integer, Long> ends = new TreeMap<>();
    for (int i = 0; i < topic.partitions().size(); i++) {
      Span span = topic.partitions().get(i);
      if (!span.isEmpty()) {
        begins.put(i, span.begin());
        ends.put(i, span.end() - 1);
      }
    }
    Map<Integer, Signature> firsts = signatures.read(name, begins);
    Map<Integer, Signature> lasts = signatures.read(name, ends);
    List<Partition> partitions = new ArrayList<>();
    for (int i = 0; i < topic.partitions().size(); i++) {
      Span span = topic.partitions().get(i);
      Signature first = firsts.get(i);
      Signature last = lasts.get(i);
      partitions.add(
          first == null || last == null
              ? new Partition.Empty(span.end())
              : new Partition.Filled(span.begin(), span.end(), first.position(), store.find(last)));
    }
    return new Contents(topic.id(), partitions);
  }

  private UUID create(String why) throws Exception {
    try {
      return create(name, EVENTS);
    } catch (NotAuthorizedException e) {
      throw new Refused(TopicState.forbidden(name, why, e));
    }
  }

  private UUID create(String topic, Map<String, String> configuration) throws Exception {
    try {
      return topics.create(topic, EventTopics.PARTITIONS, configuration, replication);
    } catch (InvalidReplicationFactorException e) {
      log.info("{}", e.toString());
      throw new Refused(TopicState.tooFewBrokers(topic));
    }
  }

  private void delete(Finding.Unusable unusable) throws Exception {
    try {
      topics.delete(name, unusable.id());
    } catch (NotAuthorizedException e) {
      throw new Refused(TopicState.forbidden(name, unusable.why(), e));
    }
  }

  private StartPoint fill(Lease lease, UUID topic) throws Exception {
    List<Long> nothing = Collections.nCopies(EventTopics.PARTITIONS, 0L);
    if (!store.leases().begin(lease.epoch(), topic, 0, nothing)) {
      throw new LeaseLost();
    }
    return new StartPoint(topic, 0, nothing, state(false));
  }

  private StartPoint resume(Lease lease, Topic topic, Finding.Standing standing) throws Exception {
    List<Span> partitions = topic.partitions().subList(0, EventTopics.PARTITIONS);
    List<Long> ends = partitions.stream().map(Span::end).toList();
    if (standing.fromOffset() < lease.checkpoint()) {
      log.warn(
          "{} lost events at its end: they are sent again, from offset {} of the store",
          name,
          standing.fromOffset());
    }
    if (!store.leases().begin(lease.epoch(), topic.id(), standing.fromOffset(), ends)) {
      throw new LeaseLost();
    }
    return new StartPoint(topic.id(), standing.fromOffset(), ends, state(standing.headless()));
  }

  private TopicState state(boolean headless) throws Exception {
    if (headless) {
      return TopicState.damaged(name);
    }
    List<String> remarks = new ArrayList<>();
    remark(name, EVENTS, remarks);
    remarks.addAll(topics.shortcomings(name, replication));
    remarks.addAll(topics.shortcomings(directory, replication));
    remarks.addAll(topics.shortcomings(texts, replication));
    return remarks.isEmpty()
        ? TopicState.WHOLE
        : new TopicState(Condition.AT_RISK, String.join(" ", remarks));
  }

  /** Only a warning: the relay works without the right to read configurations. */
  private void remark(String topic, Map<String, String> wanted, List<String> remarks)
      throws Exception {
    Config configuration;
    try {
      configuration = topics.configuration(topic);
    } catch (AuthorizationException _) {
      return;
    }
    wanted.forEach((key, value) -> {
      ConfigEntry entry = configuration.get(key);
      if (entry != null && !value.equals(entry.value())) {
        remarks.add(
            "%s of %s is %s and must be %s, or events will be lost."
                .formatted(key, topic, entry.value(), value));
      }
    });
  }

  /** The topics of people and texts: made if missing, their settings corrected if wrong. */
  ErasableTopics erasableTopics() throws Exception {
    List<String> remarks = new ArrayList<>();
    return new ErasableTopics(erasable(directory, remarks), erasable(texts, remarks), remarks);
  }

  private UUID erasable(String topic, List<String> remarks) throws Exception {
    Optional<UUID> found = topics.findId(topic);
    if (found.isEmpty()) {
      return create(topic, erasableSettings);
    }
    try {
      if (topics.configure(topic, erasableSettings)) {
        log.warn("{} had other settings, by which Kafka would keep what was erased: set", topic);
      }
    } catch (AuthorizationException _) {
      remarks.add(
          "%s must have %s, or Kafka keeps what was erased; the relay may not read or set it."
              .formatted(topic, new TreeMap<>(erasableSettings)));
    }
    return found.get();
  }
}

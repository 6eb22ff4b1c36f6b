package uk.ragtime.query.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** Publishes events as the relay does: each partnership's in order, with all headers. */
public final class TestLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Servers and prefixes of topics that are there: fifteen classes share some. */
  private static final Set<String> MADE = ConcurrentHashMap.newKeySet();

  private final String prefix;
  private final @Nullable TestStore store;
  private final Map<String, Object> client;
  private final KafkaProducer<String, byte[]> producer;
  private final TestPersons persons = new TestPersons();
  private final Map<PartnershipCode, Long> positions = new ConcurrentHashMap<>();
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  /** Ends of what was sent and is not known to be projected. */
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

  /** Uses topics of its own: what other tests have published need not be projected again. */
  public TestLog(String prefix) {
    this(prefix, null);
  }

  /** Likewise; and the event store has all that is appended, before Kafka has it. */
  public TestLog(String prefix, @Nullable TestStore store) {
    this(prefix, store, TestServers.kafkaBootstrapServers());
  }

  /** Likewise, on a Kafka of its own. */
  public TestLog(String prefix, @Nullable TestStore store, String bootstrapServers) {
    this(prefix, store, Map.of("bootstrap.servers", bootstrapServers));
  }

  /**
   * Likewise, on a Kafka that wants a login.
   *
   * @param client settings of a client that may do everything
   */
  public TestLog(String prefix, @Nullable TestStore store, Map<String, String> client) {
    this.prefix = prefix;
    this.store = store;
    this.client = Map.copyOf(client);
    if (MADE.add(client.get("bootstrap.servers") + " " + prefix)) {
      makeTopics();
    }
    Map<String, Object> producing = new HashMap<>(client);
    producing.put("linger.ms", 0);
    // A partition that was only just made may refuse the first batch and take the second, and then
    // never the first.
    producing.put("max.in.flight.requests.per.connection", 1);
    producer = new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer());
  }

  /** The people of this log. */
  public TestPersons persons() {
    return persons;
  }

  /** Publishes the partnership's next event, with what opens it, and says its position. */
  public long append(PartnershipCode partnership, DomainEvent event, Instant recordedAt) {
    return append(partnership, event, recordedAt, "somebody");
  }

  public long append(
      PartnershipCode partnership, DomainEvent event, Instant recordedAt, String actor) {
    long position = positions.merge(partnership, 1L, Long::sum);
    open(partnership, position, event);
    if (store != null) {
      store.record(partnership, position, event, recordedAt, actor);
    }
    publish(partnership, position, event, recordedAt, actor);
    return position;
  }

  /** Publishes an event under a position that need not be the next. */
  public void publish(
      PartnershipCode partnership,
      long position,
      DomainEvent event,
      Instant recordedAt,
      String actor) {
    Map<String, String> headers = headers(partnership, position, event, recordedAt, actor);
    if (store != null || event instanceof MemberEvent) {
      headers.put(Headers.STREAM_VERSION, Long.toString(position)); // as TestStore has it
    }
    send(partnership.value(), headers, JSON.writeValueAsBytes(event));
  }

  /** The last one that was used. */
  public long position(PartnershipCode partnership) {
    return positions.getOrDefault(partnership, 0L);
  }

  /** Uses a position up without publishing anything. */
  public long skip(PartnershipCode partnership) {
    return positions.merge(partnership, 1L, Long::sum);
  }

  /** Publishes whatever it is given. */
  public void send(String key, Map<String, String> headers, byte[] payload) {
    var entry = new ProducerRecord<>(EventTopics.events(prefix), key, payload);
    headers.forEach((name, value) -> entry.headers().add(name, value.getBytes(UTF_8)));
    sent.add(producer.send(entry));
  }

  /** Publishes, ahead of an event, what opens its seals. */
  private void open(PartnershipCode partnership, long position, DomainEvent event) {
    if (event instanceof MemberEvent membership && TestPersons.seals(membership)) {
      PersonKey key = new PersonKey(partnership, membership.member());
      persons.record(key, position).ifPresent(person -> person(key, person));
    }
    TestSeals.openings(event)
        .forEach((field, opening) ->
            text(
                new TextKey(partnership, new TextPlace(position, field)),
                ErasableText.of(opening)));
  }

  /** Writes a person into the directory; null erases. */
  public void person(PersonKey key, @Nullable ErasablePerson person) {
    sendBeside(EventTopics.directory(prefix), key.toString(), person);
  }

  /** Writes a text; null erases. */
  public void text(TextKey key, @Nullable ErasableText text) {
    sendBeside(EventTopics.texts(prefix), key.toString(), text);
  }

  /** Writes a text that is read after another one's, which the keys alone do not ensure. */
  public void textBehind(TextKey first, TextKey key, String text) {
    int hash = Utils.toPositive(Utils.murmur2(first.toString().getBytes(UTF_8)));
    byte[] value = JSON.writeValueAsBytes(new ErasableText(TestSeals.key(key.toString()), text));
    sent.add(
        producer.send(
            new ProducerRecord<>(
                EventTopics.texts(prefix), hash % EventTopics.PARTITIONS, key.toString(), value)));
  }

  private void sendBeside(String topic, String key, @Nullable Object value) {
    sent.add(
        producer.send(
            new ProducerRecord<>(
                topic, key, value == null ? null : JSON.writeValueAsBytes(value))));
  }

  /** Writes whatever it is given into the directory. */
  public void directory(String key, byte[] value) {
    sent.add(producer.send(new ProducerRecord<>(EventTopics.directory(prefix), key, value)));
  }

  /** Waits until Kafka has everything. */
  public void flush() {
    try {
      for (Future<RecordMetadata> record : sent) {
        RecordMetadata where = record.get();
        ends.merge(
            new TopicPartition(where.topic(), where.partition()), where.offset() + 1, Math::max);
      }
      sent.clear();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits until the read models have all that was sent. A position tells it of events alone: names
   * and texts come by topics of their own.
   */
  public void awaitProjected(TestDatabase readModels) {
    awaitProjected(new Database(readModels), () -> "read_1");
  }

  /**
   * The same where the generation may be another one.
   *
   * @param generation the schema of the one that is read
   */
  public void awaitProjected(Database inside, Supplier<String> generation) {
    flush();
    Eventually.holds(() -> {
      String schema = generation.get();
      ends.entrySet().removeIf(end -> isProjected(inside, schema, end.getKey(), end.getValue()));
      assertThat(ends).isEmpty();
    });
  }

  private static boolean isProjected(
      Database inside, String schema, TopicPartition partition, long end) {
    return !inside
        .ask(
            """
            select topic
              from %s.kafka_offset
             where topic = ?
               and partition = ?
               and next_offset >= ?
            """
                .formatted(schema),
            partition.topic(),
            partition.partition(),
            end)
        .isEmpty();
  }

  public static Map<String, String> headers(
      PartnershipCode partnership,
      long position,
      DomainEvent event,
      Instant recordedAt,
      String actor) {
    Map<String, String> headers = new HashMap<>();
    headers.put(Headers.SPEC_VERSION, "1.0");
    headers.put(Headers.ID, RecordedEvent.id(partnership.value(), position));
    headers.put(Headers.SOURCE, "/v1/" + partnership);
    headers.put(Headers.TYPE, EventTypes.of(event).cloudEventsType());
    headers.put(Headers.SUBJECT, event.stream().value());
    headers.put(Headers.TIME, recordedAt.toString());
    headers.put(Headers.CONTENT_TYPE, "application/json");
    headers.put(Headers.PARTNERSHIP, partnership.value());
    headers.put(Headers.POSITION, Long.toString(position));
    headers.put(Headers.STREAM_VERSION, "1");
    LocalDate effectiveOn = event.effectiveOn();
    if (effectiveOn != null) {
      headers.put(Headers.EFFECTIVE_ON, effectiveOn.toString());
    }
    headers.put(Headers.ACTOR, TestPersons.actor(actor).value());
    headers.put(Headers.CORRELATION_ID, "test-" + position);
    headers.put(Headers.COMMAND_ID, command(partnership, position));
    return headers;
  }

  /** The same each time, so that answers can be compared with committed examples. */
  private static String command(PartnershipCode partnership, long position) {
    String name = "command/" + partnership + "/" + position;
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  /** Deletes the topics and makes them anew: empty, and with other ids. */
  public void makeAnew() {
    try (Admin admin = Admin.create(client)) {
      List<String> topics =
          List.of(
              EventTopics.events(prefix), EventTopics.directory(prefix), EventTopics.texts(prefix));
      admin.deleteTopics(topics).all().get();
      Eventually.holds(
          () -> assertThat(admin.listTopics().names().get()).doesNotContainAnyElementsOf(topics));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    makeTopics();
  }

  private void makeTopics() {
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(EventTopics.events(prefix), EventTopics.PARTITIONS, (short) 1)
                      .configs(Map.of("retention.ms", "-1")),
                  new NewTopic(EventTopics.directory(prefix), EventTopics.PARTITIONS, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact")),
                  new NewTopic(EventTopics.texts(prefix), EventTopics.PARTITIONS, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

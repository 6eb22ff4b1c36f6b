package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.projection.RandomOpenings.Delivery;
import uk.ragtime.query.projection.RandomOpenings.Fate;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.testing.TestIssuer;

/** Openings and erasures in any order, written by two instances at once. */
class OpeningsIT {
  private static final String TOPICS = SharedService.TOPICS;

  /** Of which the running projector has none. */
  private static final int FIRST_PARTITION = 100;

  private static final int LARGEST_BATCH = 6;

  private static final JsonMapper JSON = JsonMapper.shared();

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestIssuer issuer;
  private static TestLog log;
  private static QueryService service;
  private static ExecutorService threads;

  @BeforeAll
  static void start() {
    issuer = shared.issuer();
    log = new TestLog(TOPICS);
    service = shared.service();
    threads = Executors.newFixedThreadPool(2);
  }

  @AfterAll
  static void stop() {
    threads.shutdown();
    log.close();
  }

  /** An instance with a partition of its own of each topic. */
  private static final class Instance {
    private final BatchWriter writer =
        new BatchWriter(
            service.bean(TenantTransactions.class),
            service.bean(EventReader.class),
            service.bean(EventStore.class),
            service.bean(ReadModels.class),
            service.bean(KafkaSettings.class));
    private final Map<TopicPartition, Offsets.Claim> held = new HashMap<>();

    Instance(int partition) {
      Map<TopicPartition, UUID> ours = new HashMap<>();
      for (String topic :
          List.of(
              EventTopics.events(TOPICS),
              EventTopics.directory(TOPICS),
              EventTopics.texts(TOPICS))) {
        ours.put(new TopicPartition(topic, partition), UUID.nameUUIDFromBytes(new byte[1]));
      }
      held.putAll(service.bean(Offsets.class).claim(ours, Set.of()));
    }

    void write(PartnershipCode partnership, List<Delivery> deliveries) {
      if (deliveries.isEmpty()) {
        return;
      }
      Map<TopicPartition, Long> next = new HashMap<>();
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      for (Delivery delivery : deliveries) {
        String topic = topic(delivery);
        TopicPartition partition =
            held.keySet().stream()
                .filter(one -> one.topic().equals(topic))
                .findFirst()
                .orElseThrow();
        long offset =
            next.getOrDefault(partition, Objects.requireNonNull(held.get(partition)).nextOffset());
        records.add(record(partnership, delivery, partition, offset));
        next.put(partition, offset + 1);
      }
      writer.write(held, next, records);
      next.forEach((partition, offset) ->
          held.computeIfPresent(partition, (_, claim) -> new Offsets.Claim(offset, claim.epoch())));
    }
  }

  private static String topic(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Event _ -> EventTopics.events(TOPICS);
      case Delivery.Person _ -> EventTopics.directory(TOPICS);
      case Delivery.Text _ -> EventTopics.texts(TOPICS);
    };
  }

  private static ConsumerRecord<String, byte[]> record(
      PartnershipCode ours, Delivery delivery, TopicPartition partition, long offset) {
    return switch (delivery) {
      case Delivery.Event event -> {
        var record = record(partition, offset, ours.value(), event.event());
        TestLog.headers(
                ours, event.position(), event.event(), SampleEvents.SPRINGTIME, event.actor())
            .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        yield record;
      }
      case Delivery.Person(var key, var person) ->
          record(partition, offset, key.toString(), person);
      case Delivery.Text(var key, var text) -> record(partition, offset, key.toString(), text);
    };
  }

  private static ConsumerRecord<String, byte[]> record(
      TopicPartition partition, long offset, String key, @Nullable Object value) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        key,
        value == null ? null : JSON.writeValueAsBytes(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4, 5, 6, 8})
  void everyAnswerIsThatOfANaiveModel(long seed) {
    PartnershipCode ours = new PartnershipCode("openings-" + seed);
    SampleEvents.setUp(log, ours, issuer.issuer());
    log.flush();
    long before = log.position(ours);
    Eventually.holds(() ->
        assertThat(service.get("auditor-" + ours, path(ours, "/areas", before)).status())
            .isEqualTo(200));
    RandomOpenings history = new RandomOpenings(ours, log.persons(), issuer.issuer(), before, seed);

    deliver(ours, history.deliveries(), seed);

    Set<Fate> fates = EnumSet.noneOf(Fate.class);
    history.places().forEach(place -> fates.add(history.of(place)));
    assertThat(fates).as("fates of texts").containsExactlyInAnyOrder(Fate.values());
    assertThat(audit(ours, history)).isEqualTo(expectedAudit(history));
    for (String code : RandomOpenings.people()) {
      if (history.of(code) != Fate.MISSING) {
        assertThat(service.get(code + "-" + ours, path(ours, "/areas", 0)).status())
            .as("sign-in of %s, %s", code, history.of(code))
            .isEqualTo(history.of(code) == Fate.SHOWN ? 200 : 404);
      }
    }
    assertThat(members(ours, history)).isEqualTo(expectedMembers(history));
  }

  /** In batches of a random size, each by one instance or by two at once. */
  private static void deliver(PartnershipCode ours, List<Delivery> all, long seed) {
    Random random = new Random(seed);
    Instance one = new Instance(FIRST_PARTITION + 2 * (int) seed);
    Instance other = new Instance(FIRST_PARTITION + 2 * (int) seed + 1);
    int from = 0;
    while (from < all.size()) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(LARGEST_BATCH));
      List<Delivery> batch = all.subList(from, to);
      from = to;
      if (random.nextBoolean()) {
        one.write(ours, batch);
      } else {
        List<Delivery> events =
            batch.stream().filter(delivery -> delivery instanceof Delivery.Event).toList();
        List<Delivery> openings =
            batch.stream().filter(delivery -> !(delivery instanceof Delivery.Event)).toList();
        CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> one.write(ours, events), threads),
                CompletableFuture.runAsync(() -> other.write(ours, openings), threads))
            .join();
      }
    }
  }

  private static String path(PartnershipCode ours, String path, long position) {
    return "/v1/" + ours + path + "?minPosition=" + position;
  }

  private static Map<Long, String> audit(PartnershipCode ours, RandomOpenings history) {
    Map<Long, String> entries = new TreeMap<>();
    service
        .get("auditor-" + ours, path(ours, "/audit", history.lastPosition()) + "&limit=500")
        .json()
        .get("entries")
        .forEach(entry ->
            entries.put(
                entry.get("position").asLong(),
                "%s by %s: %s, %s, erased %s, missing %s"
                    .formatted(
                        entry.get("position"),
                        entry.get("by"),
                        entry.get("rationale"),
                        entry.get("evidence"),
                        entry.get("erased"),
                        entry.get("missing"))));
    return entries;
  }

  private static Map<Long, String> expectedAudit(RandomOpenings history) {
    Map<Long, String> entries = new TreeMap<>();
    history
        .authors()
        .forEach((position, author) -> {
          TextPlace remark = new TextPlace(position, SealedField.REMARK);
          TextPlace evidence = new TextPlace(position, SealedField.EVIDENCE);
          entries.put(
              position,
              "%s by %s: %s, %s, erased %s, missing %s"
                  .formatted(
                      position,
                      expectedPerson(history, author),
                      expectedText(history, remark, "null", "\"%s\""),
                      expectedText(history, evidence, "[]", "%s"),
                      expectedNames(history, position, Fate.ERASED),
                      expectedNames(history, position, Fate.MISSING)));
        });
    return entries;
  }

  private static String expectedText(
      RandomOpenings history, TextPlace place, String absent, String shown) {
    String text = history.text(place);
    if (text == null) {
      return absent;
    }
    return history.of(place) == Fate.SHOWN ? shown.formatted(text) : "null";
  }

  /** As in an answer, where a list without any is left out. */
  private static @Nullable String expectedNames(RandomOpenings history, long position, Fate fate) {
    List<String> names = new ArrayList<>();
    for (SealedField field : List.of(SealedField.REMARK, SealedField.EVIDENCE)) {
      TextPlace place = new TextPlace(position, field);
      if (history.text(place) != null && history.of(place) == fate) {
        names.add(field == SealedField.REMARK ? "\"rationale\"" : "\"evidence\"");
      }
    }
    return names.isEmpty() ? null : names.toString().replace(" ", "");
  }

  private static String expectedPerson(RandomOpenings history, String code) {
    return switch (history.of(code)) {
      case SHOWN -> "{\"member\":\"%s\",\"name\":\"%s\"}".formatted(code, history.name(code));
      case ERASED ->
          "{\"member\":\"%s\",\"name\":null,\"erased\":true}".formatted(TestPersons.handle(code));
      case MISSING ->
          "{\"member\":\"%s\",\"name\":null,\"missing\":true}".formatted(TestPersons.handle(code));
    };
  }

  /** Handle or code of each, and whether a name is shown. */
  private static Map<String, String> members(PartnershipCode ours, RandomOpenings history) {
    Map<String, String> members = new TreeMap<>();
    for (JsonNode member :
        service
            .get("coordinator-" + ours, path(ours, "/members", history.lastPosition()))
            .json()
            .get("members")) {
      members.put(member.get("member").asString(), String.valueOf(member.get("name")));
    }
    for (Role role : Role.values()) {
      members.remove(role.name().toLowerCase(Locale.ROOT));
    }
    return members;
  }

  private static Map<String, String> expectedMembers(RandomOpenings history) {
    Map<String, String> members = new TreeMap<>();
    for (String code : RandomOpenings.people()) {
      if (history.of(code) == Fate.SHOWN) {
        members.put(code, "\"%s\"".formatted(history.name(code)));
      } else {
        members.put(TestPersons.handle(code).value(), "null");
      }
    }
    return members;
  }
}

package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.relay.RelayUnderTest.PARTNERSHIP;
import static uk.ragtime.command.relay.RelayUnderTest.header;
import static uk.ragtime.command.relay.RelayUnderTest.upTo;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.relay.TopicState.Condition;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendRequest;
import uk.ragtime.command.store.ErasableRows;
import uk.ragtime.command.store.StoreUnderTest;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.worker.WakeSignal;

/** From the store to Kafka, with real ones of both. */
class RelayIT {
  private RelayUnderTest relays;

  @BeforeEach
  void start() {
    relays = new RelayUnderTest();
  }

  @AfterEach
  void stop() {
    relays.close();
  }

  @Test
  void eventsGoOutInOrderAsCloudEvents() {
    relays.append(25);
    relays.relay();
    relays.append(25);
    relays.awaitAllPublished();

    var records = relays.read(relays.kafka().eventsTopic());
    assertThat(relays.positions()).isEqualTo(upTo(50));
    var first = records.getFirst();
    assertThat(first.key()).isEqualTo(PARTNERSHIP);
    assertThat(first.value()).isEqualTo("{\"area\":\"area-0\",\"name\":\"Name 0\"}");
    assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(first, "ce_type")).isEqualTo("uk.ragtime.area-defined.v1");
    assertThat(header(first, "ce_source")).isEqualTo("/v1/" + PARTNERSHIP);
    assertThat(header(first, "ce_partnership")).isEqualTo(PARTNERSHIP);
    assertThat(header(first, "ce_subject")).isEqualTo("area/area-0");
    assertThat(header(first, "ce_streamversion")).isEqualTo("1");
    assertThat(header(first, "ce_actor")).isEqualTo(SamplePeople.actor("carol").value());
    assertThat(header(first, "content-type")).isEqualTo("application/json");
    assertThat(header(first, "ce_time"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(first.headers().lastHeader("ce_effectiveon")).isNull();
  }

  @Test
  void theNamesThatEventsAreAboutGoOutWithThem() {
    enrol("carol", "Carol \"the\" Coordinator");
    relays.relay();
    relays.awaitAllPublished();

    var event = relays.read(relays.kafka().eventsTopic()).getFirst();
    var name = relays.read(relays.kafka().directoryTopic()).getFirst();
    assertThat(name.key()).isEqualTo(PARTNERSHIP + "/" + SamplePeople.handle("carol"));
    ErasablePerson carol = JsonMapper.shared().readValue(name.value(), ErasablePerson.class);
    assertThat(carol.name()).isEqualTo(new PersonName("Carol \"the\" Coordinator"));
    assertThat(carol.position()).isEqualTo(1);
    assertThat(event.value())
        .contains(carol.person().seal().value(), carol.identity().orElseThrow().seal().value());
    assertThat(event.value()).doesNotContain("Carol");
  }

  private void enrol(String code, String name) {
    SealedPerson person = SamplePeople.person(code, name);
    SealedIdentity identity = SamplePeople.identity(code);
    var enrolled =
        new MemberEvent.MemberEnrolled(
            SamplePeople.handle(code),
            person.seal(),
            identity.seal(),
            Set.of(Role.COORDINATOR),
            Set.of());
    var request =
        new AppendRequest(
            new StreamKey(new PartnershipCode(PARTNERSHIP), StreamId.MEMBERS),
            0,
            Map.of(),
            UUID.randomUUID(),
            new AppendRequest.Origin(ActorId.OPERATOR, "correlation", null, null),
            List.of(enrolled),
            ErasableRows.of(List.of(enrolled), new Openings(List.of(), person, identity)),
            null,
            true);
    assertThat(relays.groupCommit().append(request)).isEqualTo(new Appended(1, 1));
  }

  @Test
  void anErasedPersonBecomesATombstoneInTheTopic() {
    enrol("carol", "Carol");
    relays.relay();
    relays.awaitAllPublished();

    append(
        StreamId.ERASURES,
        new ErasureEvent.PersonErased(1, SamplePeople.handle("carol"), ErasureGround.REQUEST));
    relays.awaitAllPublished();

    var last = relays.read(relays.kafka().directoryTopic()).getLast();
    assertThat(last.key()).isEqualTo(PARTNERSHIP + "/" + SamplePeople.handle("carol"));
    assertThat(last.value()).isNull();
  }

  @Test
  void textsGoOutBesideTheirEventsAndLeaveTombstones() {
    Opening reason = new Opening(SealedField.REASON, SealKey.of(new byte[32]), "A complaint");
    var held =
        new ErasureEvent.HoldPlaced(
            new HoldNumber("2026-7"),
            Set.of(SamplePeople.handle("carol")),
            Set.of(),
            reason.seal(),
            null);
    append(StreamId.ERASURES, held, Sealed.of(reason));
    relays.relay();
    relays.awaitAllPublished();

    var text = relays.read(relays.kafka().textsTopic()).getFirst();
    assertThat(text.key()).isEqualTo(PARTNERSHIP + "/1/reason");
    assertThat(JsonMapper.shared().readValue(text.value(), ErasableText.class))
        .isEqualTo(ErasableText.of(reason));
    assertThat(relays.read(relays.kafka().eventsTopic()).getFirst().value())
        .contains(reason.seal().value())
        .doesNotContain("complaint");

    append(
        StreamId.ERASURES,
        new ErasureEvent.TextsErased(
            1, List.of(new TextPlace(1, SealedField.REASON)), ErasureGround.REQUEST));
    relays.awaitAllPublished();
    var last = relays.read(relays.kafka().textsTopic()).getLast();
    assertThat(last.key()).isEqualTo(PARTNERSHIP + "/1/reason");
    assertThat(last.value()).isNull();
  }

  /** Kafka forgets what was erased within a bound only with these settings. */
  @Test
  void settingsOfTheErasableTopicsAreCorrected() throws Exception {
    relays
        .admin()
        .createTopics(
            List.of(
                new NewTopic(
                    relays.kafka().textsTopic(),
                    Optional.of(EventTopics.PARTITIONS),
                    Optional.<Short>empty())))
        .all()
        .get();
    relays.append(1);
    relays.relay();
    relays.awaitAllPublished();

    for (String topic : List.of(relays.kafka().textsTopic(), relays.kafka().directoryTopic())) {
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      Config settings =
          Objects.requireNonNull(
              relays.admin().describeConfigs(List.of(resource)).all().get().get(resource));
      EventTopics.erasableSettings(Duration.ofDays(1))
          .forEach(
              (name, value) -> assertThat(settings.get(name).value()).as(name).isEqualTo(value));
    }
  }

  private long version;

  private void append(StreamId stream, DomainEvent event, Sealed... texts) {
    var request =
        new AppendRequest(
            new StreamKey(new PartnershipCode(PARTNERSHIP), stream),
            version++,
            Map.of(),
            UUID.randomUUID(),
            new AppendRequest.Origin(ActorId.OPERATOR, null, null, null),
            List.of(event),
            ErasableRows.of(List.of(event), Openings.of(List.of(texts))),
            null,
            true);
    assertThat(relays.groupCommit().append(request)).isInstanceOf(Appended.class);
  }

  @Test
  void namesComeBackWhereTheirTopicWasDeleted() throws Exception {
    enrol("carol", "Carol");
    relays.relay();
    relays.awaitAllPublished();

    relays.deleteTopic(relays.kafka().directoryTopic());

    relays.await(
        () -> relays.admin().listTopics().names().get().contains(relays.kafka().directoryTopic()));
    relays.await(() -> !relays.read(relays.kafka().directoryTopic()).isEmpty());
    assertThat(relays.read(relays.kafka().directoryTopic()).getFirst().key())
        .isEqualTo(PARTNERSHIP + "/" + SamplePeople.handle("carol"));
  }

  @Test
  void whoTakesOverGoesOnWhereTheLastOneStopped() {
    Relay first = relays.relay();
    relays.append(10);
    relays.awaitAllPublished();
    first.stop();
    relays.append(10);

    relays.relay();
    relays.awaitAllPublished();

    assertThat(relays.positions()).isEqualTo(upTo(20));
  }

  @Test
  void oneRelaysAndOneWhoSleptPastTheLeaseMovesNothing() throws Exception {
    Leases sleeper = relays.relayStore(Duration.ofMinutes(60)).leases();
    Leases other = relays.relayStore(Duration.ofMinutes(60)).leases();
    relays.append(2);

    Lease old = sleeper.take("sleeper").orElseThrow();
    assertThat(other.take("other")).isEmpty();
    relays.change("update store.relay set lease_until = clock_timestamp()");
    assertThat(other.take("other")).isPresent();

    assertThat(sleeper.move(old.epoch(), 1, List.of(1L))).isFalse();
    assertThat(sleeper.begin(old.epoch(), UUID.randomUUID(), 0, List.of())).isFalse();
    assertThat(sleeper.take("sleeper")).isEmpty();
    assertThat(relays.rows("select published_offset, events_topic, holder from store.relay"))
        .containsExactly("0|null|other");
  }

  @Test
  void theLeaseOfASleeperIsTakenOverAndItsCursorGoneOnFrom() throws Exception {
    Leases sleeper = relays.relayStore(Duration.ofMillis(200)).leases();
    relays.append(5);
    assertThat(sleeper.take("sleeper")).isPresent();

    relays.relay();
    relays.awaitAllPublished();

    assertThat(relays.positions()).isEqualTo(upTo(5));
    assertThat(relays.rows("select holder like 'test/%' from store.relay")).containsExactly("t");
  }

  @Test
  void theCursorIsNeverBeyondWhatKafkaHas() {
    // given relays that come and go while events are recorded
    for (int i = 0; i < 5; i++) {
      Relay relay = relays.relay();
      relays.append(40);
      relay.stop();

      // then what the cursor says is there
      long published =
          Long.parseLong(relays.rows("select published_offset from store.relay").getFirst());
      assertThat(published == 0 ? 0 : relays.positionOfReader()).isGreaterThanOrEqualTo(published);
    }
    relays.relay();
    relays.awaitAllPublished();
    assertThat(relays.positionOfReader()).isEqualTo(200);
  }

  @Test
  void batchesAreBoundedByBytesToo() throws Exception {
    // given events that are as large as a request may be
    String name = "x".repeat(250 << 10);
    relays.append(40);
    relays.change("update store.event set payload = json_build_object('name', '" + name + "')");

    // when a batch is read
    RelayStore store = relays.relayStore(Relay.LEASE);
    Batch batch = store.events(0, true);

    // then it is full long before there are so many events
    assertThat(batch.isFull()).isTrue();
    assertThat(batch.events()).hasSizeBetween(2, 20);
    assertThat(batch.events().stream().mapToLong(StoredEvent::bytes).sum())
        .isBetween((long) Batch.MAX_BYTES, Batch.MAX_BYTES + (300L << 10));

    // and all of them get there
    relays.relay();
    relays.awaitAllPublished();
    assertThat(relays.positions()).isEqualTo(upTo(40));
  }

  @Test
  void batchesAreBoundedByEvents() throws Exception {
    var request = StoreUnderTest.request(PARTNERSHIP, "area", 0, Batch.MAX_EVENTS + 1, Map.of());
    assertThat(relays.groupCommit().append(request)).isInstanceOf(Appended.class);

    assertThat(relays.relayStore(Relay.LEASE).events(0, true).events()).hasSize(Batch.MAX_EVENTS);

    relays.relay();
    relays.awaitAllPublished();
    assertThat(relays.positions()).isEqualTo(upTo(Batch.MAX_EVENTS + 1));
  }

  @Test
  void withKafkaAwayCommandsAreTakenAndTheLagIsSeen() throws Exception {
    Relay lost =
        relays.relay(
            new WakeSignal(),
            new KafkaSettings(
                "127.0.0.1:1",
                relays.kafka().topicPrefix(),
                null,
                null,
                Duration.ofDays(1),
                Map.of()));
    relays.append(5);
    Leases leases = relays.relayStore(Relay.LEASE).leases();
    Leases.Status status = leases.status();
    assertThat(status.events()).isEqualTo(5);
    assertThat(status.seconds()).isPositive();
    lost.stop();

    relays.relay();
    relays.awaitAllPublished();
    assertThat(leases.status().events()).isZero();
    assertThat(leases.status().leader()).startsWith("test/");
    assertThat(leases.status().topic()).isEqualTo(TopicState.WHOLE);
  }

  @Test
  void anInstanceThatDoesNotRelayTellsWhoDoesAndHowTheTopicIs() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    LagMeter other =
        new LagMeter(relays.relayStore(Relay.LEASE).leases(), "other/1", "relay", meters);
    assertThat(other.health().getStatus()).isEqualTo(Status.UNKNOWN);
    other.start();
    try {
      relays.relay();
      relays.append(1);
      relays.awaitAllPublished();

      relays.await(
          () -> String.valueOf(other.health().getDetails().get("leader")).startsWith("test/"));
      relays.await(() -> Condition.WHOLE.equals(other.health().getDetails().get("topic")));
      assertThat(other.health().getDetails()).containsEntry("leads", false);
      assertThat(meters.get("ragtime.relay.topic.damaged").gauge().value()).isZero();
      assertThat(meters.get("ragtime.relay.leads").gauge().value()).isZero();
    } finally {
      other.stop();
    }
  }

  @Test
  void keysOlderThanThirtyDaysAreDeletedInSmallSteps() throws Exception {
    relays.change(
        """
        insert into store.idempotency
        select now() - interval '30 days' + (n - 30) * interval '1 hour', gen_random_uuid(),
          1, 1, 1, true, 'carol', 'key-' || n, ''
        from generate_series(1, 40) n\
        """);
    Leases leases = relays.relayStore(Relay.LEASE).leases();

    assertThat(leases.deleteOldKeys(25)).isEqualTo(25);
    assertThat(leases.deleteOldKeys(25)).isEqualTo(5);
    assertThat(leases.deleteOldKeys(25)).isZero();
    assertThat(relays.rows("select count(*) from store.idempotency")).containsExactly("10");
  }

  @Test
  void theRelayingInstanceDeletesAllOldKeys() throws Exception {
    relays.change(
        """
        insert into store.idempotency
        select now() - interval '31 days', gen_random_uuid(),
          1, 1, 1, true, 'carol', 'key-' || n, ''
        from generate_series(1, %d) n\
        """
            .formatted(2 * RetentionJob.MAX_KEYS + 1));

    relays.relay();

    relays.await(() -> relays.rows("select count(*) from store.idempotency").equals(List.of("0")));
  }
}

package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.relay.RelayUnderTest.PARTNERSHIP;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendRequest;
import uk.ragtime.command.store.ErasableRows;
import uk.ragtime.command.store.ErasureConclusions;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.erasable.ErasureProgress;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.testing.TestServers;

/** Erasures until nothing is left but backups, and after a restore. */
class ErasureFollowUpIT {
  private static final String CLEANER_PAUSE = "log.cleaner.backoff.ms";
  private static final Duration BOUND = Duration.ofMillis(200);
  private static final String NAME = "Carol Unmistakable";
  private static final String TEXT = "An unmistakable complaint";
  private static final SealedPerson PERSON = SamplePeople.person("carol", NAME);
  private static final SealedIdentity IDENTITY = SamplePeople.identity("carol");
  private static final Sealed REASON =
      Sealed.of(new Opening(SealedField.REASON, SealKey.of(new byte[SealKey.BYTES]), TEXT));
  private static final String PERSON_KEY = PARTNERSHIP + "/" + SamplePeople.handle("carol");
  private static final String TEXT_KEY = PARTNERSHIP + "/1/reason";

  private final RelayUnderTest relays =
      new RelayUnderTest(TestServers.kafkaBootstrapServers(), Map.of(), BOUND);
  private final List<ErasureCarriedOut> conclusions = new ArrayList<>();

  /** A person at position 2 and a text at position 1, published. */
  @BeforeEach
  void record() throws Exception {
    compactOften();
    append(
        0,
        new HoldPlaced(
            new HoldNumber("2026-7"),
            Set.of(SamplePeople.handle("carol")),
            Set.of(),
            REASON.seal(),
            null),
        Openings.of(List.of(REASON)));
    append(
        0,
        new MemberEnrolled(
            SamplePeople.handle("carol"),
            PERSON.seal(),
            IDENTITY.seal(),
            Set.of(Role.COORDINATOR),
            Set.of()),
        new Openings(List.of(), PERSON, IDENTITY));
    publish();
  }

  /** Other tests have the same broker, and looking costs it a tenth of a core and more. */
  @AfterEach
  void close() throws Exception {
    lookForWhatToCompact(new ConfigEntry(CLEANER_PAUSE, ""), AlterConfigOp.OpType.DELETE);
    relays.close();
  }

  /** Kafka looks for what it may compact every fifteen seconds otherwise. */
  private void compactOften() throws Exception {
    lookForWhatToCompact(new ConfigEntry(CLEANER_PAUSE, "100"), AlterConfigOp.OpType.SET);
  }

  private void lookForWhatToCompact(ConfigEntry pause, AlterConfigOp.OpType how) throws Exception {
    var all = new ConfigResource(ConfigResource.Type.BROKER, "");
    relays
        .admin()
        .incrementalAlterConfigs(Map.of(all, List.of(new AlterConfigOp(pause, how))))
        .all()
        .get();
  }

  private void append(long version, DomainEvent event, Openings openings) {
    var request =
        new AppendRequest(
            new StreamKey(new PartnershipCode(PARTNERSHIP), event.stream()),
            version,
            Map.of(),
            UUID.randomUUID(),
            new AppendRequest.Origin(ActorId.OPERATOR, null, null, null),
            List.of(event),
            ErasableRows.of(List.of(event), openings),
            null,
            true);
    assertThat(relays.groupCommit().append(request)).isInstanceOf(Appended.class);
  }

  private void publish() {
    Relay relay = relays.relay();
    relays.awaitAllPublished();
    relay.stop();
  }

  private void eraseAndPublish() {
    append(
        1, new PersonErased(1, SamplePeople.handle("carol"), ErasureGround.REQUEST), Openings.NONE);
    append(
        2,
        new TextsErased(1, List.of(new TextPlace(1, SealedField.REASON)), ErasureGround.REQUEST),
        Openings.NONE);
    publish();
  }

  private void readerHasClearedUpTo(long position) throws Exception {
    String topic = relays.kafka().erasureProgressTopic();
    if (!relays.admin().listTopics().names().get().contains(topic)) {
      relays
          .admin()
          .createTopics(
              List.of(
                  new NewTopic(
                      topic, Optional.of(EventTopics.PARTITIONS), Optional.<Short>empty())))
          .all()
          .get();
      relays.await(() -> relays.admin().listTopics().names().get().contains(topic));
    }
    relays.write(
        topic,
        PARTNERSHIP + "/query-service",
        JsonMapper.shared().writeValueAsString(new ErasureProgress(position, Instant.now())));
  }

  private ErasureFollowUp followUp() {
    return relays.followUp(relays.kafka(), (_, outcome) -> conclusions.add(outcome));
  }

  private List<String> valuesOf(String topic, String key) {
    return relays.read(topic).stream()
        .filter(one -> one.key().equals(key) && one.value() != null)
        .map(ConsumerRecord::value)
        .toList();
  }

  private void nothingIsInTheTopics() {
    assertThat(valuesOf(relays.kafka().directoryTopic(), PERSON_KEY)).isEmpty();
    assertThat(valuesOf(relays.kafka().textsTopic(), TEXT_KEY)).isEmpty();
  }

  /** Whether the bytes of a text stand anywhere in the files of the tables and their indexes. */
  private boolean isInFilesOfTheStore(String text) throws Exception {
    var server = TestServers.postgres();
    try (Connection superuser =
            DriverManager.getConnection(
                relays.store().database().url(), server.superuser(), server.superuserPassword());
        Statement statement = superuser.createStatement()) {
      statement.execute("checkpoint");
      try (ResultSet row =
          statement.executeQuery(
              """
              select bool_or(position(convert_to('%s', 'UTF8') in
                pg_read_binary_file(pg_relation_filepath(c.oid))) > 0)
              from pg_class c
              where c.relnamespace = 'erasable'::regnamespace and c.relkind in ('r', 'i', 't')
                or c.oid = 'pg_statistic'::regclass
              """
                  .formatted(text))) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  @Test
  void anErasureIsConcludedWhenStoreReadersAndTopicsHoldNothing() throws Exception {
    relays.change("analyze");
    assertThat(isInFilesOfTheStore(NAME)).isTrue();
    assertThat(isInFilesOfTheStore(TEXT)).isTrue();
    ErasureFollowUp followUp = followUp();

    try (Connection reader = relays.store().database().connect(relays.store().database().owner())) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement statement = reader.createStatement()) {
        statement.execute("select count(*) from store.event");
        eraseAndPublish();
        followUp.followUp();
        // a transaction still sees what was erased, so that vacuum has to leave it
        assertThat(isInFilesOfTheStore(NAME)).isTrue();
      }
      reader.commit();
    }

    // another one, such as autovacuum's, may still see it for a moment
    relays.await(() -> {
      followUp.followUp();
      return !isInFilesOfTheStore(NAME);
    });
    assertThat(isInFilesOfTheStore(TEXT)).isFalse();
    assertThat(isInFilesOfTheStore("carol")).isFalse();

    readerHasClearedUpTo(3); // the erasure's last event is the fourth
    relays.await(() -> {
      followUp.followUp();
      return valuesOf(relays.kafka().directoryTopic(), PERSON_KEY).isEmpty()
          && valuesOf(relays.kafka().textsTopic(), TEXT_KEY).isEmpty();
    });
    followUp.followUp();
    assertThat(conclusions).isEmpty();

    readerHasClearedUpTo(4);
    relays.await(() -> {
      followUp.followUp();
      return !conclusions.isEmpty();
    });
    nothingIsInTheTopics();
    ErasureCarriedOut outcome = conclusions.getFirst();
    assertThat(outcome.erasure()).isEqualTo(1);
    assertThat(outcome.lastPosition()).isEqualTo(4);
    assertThat(outcome.storeClearedAt()).isBefore(outcome.readersClearedAt());
    assertThat(outcome.readersClearedAt()).isBefore(outcome.topicsClearedAt());
  }

  /** Each pass by another instance: nothing that matters is remembered between two of them. */
  @Test
  void whereKafkaIsAwayOrTheInstanceIsKilledAfterAStepTheNextOneCarriesOn() throws Exception {
    eraseAndPublish();
    readerHasClearedUpTo(4);
    var away =
        new KafkaSettings("127.0.0.1:1", relays.kafka().topicPrefix(), null, null, BOUND, Map.of());
    ErasureFollowUp withoutKafka = relays.followUp(away, (_, outcome) -> conclusions.add(outcome));
    relays.await(() -> {
      assertThatThrownBy(withoutKafka::followUp).isInstanceOf(KafkaException.class);
      return !isInFilesOfTheStore(NAME);
    });

    List<ErasureCarriedOut> lost = new ArrayList<>();
    ErasureConclusions killed =
        (_, outcome) -> {
          lost.add(outcome);
          throw new IllegalStateException("killed before it was recorded");
        };

    relays.await(() -> {
      try {
        relays.followUp(relays.kafka(), killed).followUp();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageContaining("killed");
      }
      return !lost.isEmpty();
    });
    // A transaction that somebody else has open may see the rows again, for a while.
    relays.await(() -> {
      followUp().followUp();
      return !conclusions.isEmpty();
    });

    assertThat(conclusions)
        .singleElement()
        .extracting(ErasureCarriedOut::lastPosition)
        .isEqualTo(4L);
    nothingIsInTheTopics();
  }

  /** Such as by an instance that slept past its lease with records on their way. */
  @Test
  void anOpeningThatComesLateIsErasedFromTheTopicAgain() throws Exception {
    String opening = valuesOf(relays.kafka().textsTopic(), TEXT_KEY).getFirst();
    eraseAndPublish();
    relays.write(relays.kafka().textsTopic(), TEXT_KEY, opening);
    readerHasClearedUpTo(4);
    ErasureFollowUp followUp = followUp();

    followUp.followUp();
    assertThat(conclusions).isEmpty();

    relays.await(() -> {
      followUp.followUp();
      return !conclusions.isEmpty();
    });
    nothingIsInTheTopics();
  }

  @Test
  void nothingIsConcludedBeforeTheRelayHasPublishedTheErasure() throws Exception {
    append(
        1, new PersonErased(1, SamplePeople.handle("carol"), ErasureGround.REQUEST), Openings.NONE);
    readerHasClearedUpTo(3);
    relays.write(relays.kafka().directoryTopic(), PERSON_KEY, null);
    ErasureFollowUp followUp = followUp();
    relays.await(() -> {
      relays.write(relays.kafka().directoryTopic(), PERSON_KEY, null);
      return valuesOf(relays.kafka().directoryTopic(), PERSON_KEY).isEmpty();
    });

    followUp.followUp();
    assertThat(conclusions).isEmpty();

    publish();
    relays.await(() -> {
      followUp.followUp();
      return !conclusions.isEmpty();
    });
  }

  /** The store as a backup had it that was taken before the erasure, with Kafka ahead of it. */
  @Test
  void whatOnlyTheTopicRecordsAsErasedIsErasedAgainAfterARestore() throws Exception {
    relays.change(
        """
        create schema backup;
        create table backup.relay as select * from store.relay;
        create table backup.person as select * from erasable.person;
        create table backup.text as select * from erasable.text\
        """);
    eraseAndPublish();
    relays.change(
        """
        delete from store.event where position > 2;
        update store.partnership set position = 2;
        update store.global_head set last_offset = 2;
        update store.relay r
        set published_offset = b.published_offset, partition_ends = b.partition_ends
        from backup.relay b;
        delete from erasable.erased_person;
        insert into erasable.person select * from backup.person;
        insert into erasable.text select * from backup.text\
        """);
    // an event of after the restore, at a position that the topic has another event at
    append(
        1,
        new HoldPlaced(
            new HoldNumber("2026-8"),
            Set.of(SamplePeople.handle("carol")),
            Set.of(),
            REASON.seal(),
            null),
        Openings.of(List.of(REASON)));

    Relay relay = relays.relay();

    assertThat(relays.rows("select count(*) from erasable.person")).containsExactly("0");
    assertThat(relays.rows("select position from erasable.text")).containsExactly("3");
    assertThat(relays.rows("select handle from erasable.erased_person"))
        .containsExactly(SamplePeople.handle("carol").value());
    relays.await(() -> relays.topicState().equals("REFUSED"));
    relay.stop();
  }
}

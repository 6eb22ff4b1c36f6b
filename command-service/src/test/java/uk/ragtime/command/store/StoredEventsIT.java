package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.database.StartRefusedException;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** The stored columns of events, and reading them back. */
class StoredEventsIT {
  private static final Sealed RATIONALE =
      Sealed.of(
          Opening.of(
              SealedField.RATIONALE,
              SealKey.of(new byte[SealKey.BYTES]),
              new FreeText("Über alle Maßen: 日本 \"quoted\" \\ and\na line")));

  private static final RatingChanged CHANGE =
      new RatingChanged(
          new CycleCode("2026-autumn"),
          new AreaCode("blackpool"),
          new AgencyCode("midwifery"),
          new CapabilityCode("tuning-in"),
          Rating.RED,
          Rating.AMBER,
          Stage.SELF,
          ChangeReason.IMPROVEMENT,
          RATIONALE.seal(),
          null,
          0,
          LocalDate.of(2026, 10, 5),
          false);

  private static final ErasableRows BESIDE =
      ErasableRows.of(List.of(CHANGE), Openings.of(List.of(RATIONALE)));

  private static StoreUnderTest store;

  @BeforeAll
  static void start() {
    store = StoreUnderTest.migrated();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  private static StreamKey append(String partnership, UUID command, Origin origin) {
    var key = new StreamKey(new PartnershipCode(partnership), CHANGE.stream());
    var outcome =
        store
            .instance()
            .append(
                new AppendRequest(
                    key, 0, Map.of(), command, origin, List.of(CHANGE), BESIDE, null, true));
    assertThat(outcome).isEqualTo(new AppendOutcome.Appended(1, 1));
    return key;
  }

  @Test
  void everyTypeThatThisReleaseRecordsOrReadsIsKnownToTheStore() throws Exception {
    assertThat(store.rows("select unnest(enum_range(null::store.event_type))"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(EventTypes.all().stream(), Upcasting.CURRENT.retired().stream())
                .map(EventType::label)
                .toList());
  }

  @Test
  void aRowCarriesAllThatIsKnownOfItsEvent() throws Exception {
    UUID command = UUID.randomUUID();
    UUID causation = UUID.randomUUID();
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    StreamKey key =
        append(
            "full", command, new Origin(SamplePeople.actor("rita"), "visit-7", causation, trace));

    assertThat(
            store.rows(
                """
                select position, stream, version, type, effective_on, actor, command_id,
                  correlation_id, causation_id, trace_parent
                from store.recorded_event
                where partnership = 'full'\
                """))
        .containsExactly(
            "1|assessment/2026-autumn/blackpool/midwifery|1|rating-changed.v2|2026-10-05|%s|%s|visit-7|%s|%s"
                .formatted(SamplePeople.actor("rita"), command, causation, trace));
    assertThat(store.reader().events(key, 1))
        .containsExactly(new StoreReader.StreamEvent(1, 1, CHANGE));
  }

  @Test
  void aTextIsBesideItsEventAndNotInIt() throws Exception {
    append("texts", UUID.randomUUID(), new Origin(SamplePeople.actor("rita"), null, null, null));

    assertThat(
            store.rows(
                """
                select t.position, t.field, t.key, t.text
                from erasable.text t
                join store.partnership p on p.number = t.partnership
                where p.code = 'texts'\
                """))
        .containsExactly(
            "1|rationale|%s|%s"
                .formatted(RATIONALE.opening().key().value(), RATIONALE.opening().text()));
    assertThat(
            store
                .rows("select payload from store.recorded_event where partnership = 'texts'")
                .getFirst())
        .contains(RATIONALE.seal().value())
        .doesNotContain("quoted");
  }

  @Test
  void anErasureAndTheDeletionAreOneCommitAndNoOpeningComesAfter() throws Exception {
    MemberEnrolled enrolled =
        new MemberEnrolled(
            SamplePeople.handle("rita"),
            SamplePeople.person("rita", "Rita").seal(),
            SamplePeople.identity("rita").seal(),
            Set.of(Role.RATER),
            Set.of());
    ErasableRows rita =
        ErasableRows.of(
            List.of(enrolled),
            new Openings(
                List.of(), SamplePeople.person("rita", "Rita"), SamplePeople.identity("rita")));
    append("gone", 0, enrolled, rita);
    append("gone", 0, CHANGE, BESIDE);
    assertThat(besides("gone")).containsExactly("1", "1");

    append(
        "gone",
        0,
        new PersonErased(1, SamplePeople.handle("rita"), ErasureGround.REQUEST),
        ErasableRows.NONE);
    append(
        "gone",
        1,
        new TextsErased(1, List.of(new TextPlace(2, SealedField.RATIONALE)), ErasureGround.REQUEST),
        ErasableRows.NONE);
    assertThat(besides("gone")).containsExactly("0", "0");

    assertThatThrownBy(() -> append("gone", 1, enrolled, rita))
        .hasStackTraceContaining("an erased handle takes no opening again");
    assertThat(besides("gone")).containsExactly("0", "0");
  }

  @Test
  void openingsThatABackupBroughtBackAreErasedAgain() throws Exception {
    append("again", 0, CHANGE, BESIDE);
    append(
        "again",
        0,
        new TextsErased(1, List.of(new TextPlace(1, SealedField.RATIONALE)), ErasureGround.REQUEST),
        ErasableRows.NONE);
    try (Connection owner = store.database().connect(store.database().owner());
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          insert into erasable.text (partnership, position, field, key, text)
          select number, 1, 'rationale', 'key', 'text'
          from store.partnership
          where code = 'again'
          """);
    }
    assertThat(besides("again")).containsExactly("0", "1");

    new InstallationCheck(store.pool(), InstallationSecret.parse(SamplePeople.SECRET)).check();

    assertThat(besides("again")).containsExactly("0", "0");
  }

  @Test
  void aStoreIsUsedWithOneSecretOnly() throws Exception {
    new InstallationCheck(store.pool(), InstallationSecret.parse(SamplePeople.SECRET)).check();
    InstallationSecret other = InstallationSecret.parse(SamplePeople.SECRET.replace('d', 'e'));

    assertThatThrownBy(() -> new InstallationCheck(store.pool(), other).check())
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("under another secret");
  }

  private static void append(
      String partnership, long version, DomainEvent event, ErasableRows beside) {
    AppendOutcome outcome =
        store
            .instance()
            .append(
                new AppendRequest(
                    new StreamKey(new PartnershipCode(partnership), event.stream()),
                    version,
                    Map.of(),
                    UUID.randomUUID(),
                    new Origin(ActorId.OPERATOR, null, null, null),
                    List.of(event),
                    beside,
                    null,
                    true));
    assertThat(outcome).isInstanceOf(AppendOutcome.Appended.class);
  }

  /** Number of people and texts that a partnership has. */
  private static List<String> besides(String partnership) throws SQLException {
    return Arrays.asList(
        store
            .rows(
                """
                select
                  (select count(*) from erasable.person where partnership = p.number),
                  (select count(*) from erasable.text where partnership = p.number)
                from store.partnership p
                where p.code = '%s'\
                """
                    .formatted(partnership))
            .getFirst()
            .split("\\|"));
  }

  @Test
  void aRequestThatBroughtNoCorrelationIsKnownByItsCommand() throws Exception {
    UUID command = UUID.randomUUID();
    append("alone", command, new Origin(SamplePeople.actor("rita"), null, null, null));

    assertThat(
            store.rows(
                "select correlation_id from store.recorded_event where partnership = 'alone'"))
        .containsExactly(command.toString());
    assertThat(
            store.rows(
                "select count(*) from store.event where correlation_id is null and command_id = '%s'"
                    .formatted(command)))
        .containsExactly("1");
  }

  @Test
  void aCommandFromOutsideIsTheCauseOfItsEvents() throws Exception {
    UUID command = UUID.randomUUID();
    append("cause", command, new Origin(SamplePeople.actor("rita"), null, null, null));

    assertThat(
            store.rows("select causation_id from store.recorded_event where partnership = 'cause'"))
        .containsExactly(command.toString());
  }
}

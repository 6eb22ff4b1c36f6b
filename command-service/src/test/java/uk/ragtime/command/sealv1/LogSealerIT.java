package uk.ragtime.command.sealv1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Person;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.command.member.Members;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.StoreUnderTest;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.database.StartRefusedException;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/** A log of the release before, sealed: everything stays where it was, and nobody is lost. */
class LogSealerIT {
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final String CAROL = Identity.of("https://issuer", "carol").value();
  private static final String RAJ = Identity.of("https://issuer", "raj").value();
  private static final String UNCHANGED =
      """
      select p.code, e.position, e.global_offset, e.stream, e.version, e.recorded_at,
        e.command_id, e.effective_on
      from store.event e
      join store.partnership p on p.number = e.partnership
      order by e.global_offset\
      """;

  private final StoreUnderTest store = StoreUnderTest.migrated();

  @AfterEach
  void close() {
    store.close();
  }

  /** Carol enrols Raj, who rates and leaves; Carol is called otherwise since. */
  private void oldLog() throws SQLException {
    change(
        """
        create table store.directory (
          partnership integer not null, member text not null, display_name text);
        insert into store.partnership (code, position) values ('kent', 8);
        insert into store.directory values (1, 'carol', 'Carol Later'), (1, 'raj', 'Raj Patel');
        insert into store.stream_name (partnership, number, name)
        values (1, 1, 'members'), (1, 2, 'assessment/2026-autumn/dover/midwifery');
        update store.global_head set last_offset = 8, streams = 2, last_recorded_at = now()\
        """);
    event(1, 1, 1, "member-enrolled.v1", "operator", enrolled("carol", CAROL, "COORDINATOR"));
    event(
        2,
        1,
        2,
        "member-invited.v1",
        "carol",
        "{\"member\":\"raj\",\"codeHash\":\"%s\",\"roles\":[\"RATER\"],\"agencies\":[],\"expiresOn\":\"2026-12-08\"}"
            .formatted("cd".repeat(32)));
    event(3, 1, 3, "member-enrolled.v1", "raj", enrolled("raj", RAJ, "RATER"));
    event(4, 1, 4, "member-name-changed.v1", "carol", "{\"member\":\"carol\"}");
    event(
        5,
        2,
        1,
        "rating-changed.v1",
        "raj",
        """
        {"cycle":"2026-autumn","area":"dover","agency":"midwifery","capability":"tuning-in",
         "from":null,"to":"RED","stage":"SELF","reason":"FIRST_RATING","rationale":"Two posts vacant.",
         "evidence":[{"title":"Rota","url":"https://example.org/rota"}],
         "effectiveOn":"2026-10-05","onBehalf":false}\
        """);
    event(
        6,
        2,
        2,
        "rating-reconfirmed.v1",
        "raj",
        """
        {"cycle":"2026-autumn","area":"dover","agency":"midwifery","capability":"tuning-in",
         "rating":"RED","stage":"SELF","rationale":"Still two.","evidence":[],
         "effectiveOn":"2026-10-06","onBehalf":false}\
        """);
    event(
        7, 1, 5, "member-changed.v1", "carol", enrolled("carol", CAROL, "AUDITOR\",\"COORDINATOR"));
    event(
        8,
        1,
        6,
        "member-leave-scheduled.v1",
        "carol",
        "{\"member\":\"raj\",\"leavesOn\":\"2026-11-01\"}");
    change(
        "insert into store.idempotency values"
            + " (now(), gen_random_uuid(), 1, 5, 1, true, 'raj', 'key', 'fingerprint')");
  }

  private static String enrolled(String code, String identity, String roles) {
    return "{\"member\":\"%s\",\"identity\":\"%s\",\"roles\":[\"%s\"],\"agencies\":[]}"
        .formatted(code, identity, roles);
  }

  private void event(
      int position, int stream, int version, String type, String actor, String payload)
      throws SQLException {
    change(
        """
        insert into store.event (global_offset, recorded_at, command_id, partnership, position,
          stream, version, type, actor, payload)
        values (%d, '2026-10-0%dT10:00:00.123456Z', gen_random_uuid(), 1, %d, %d, %d, '%s', '%s',
          '%s')\
        """
            .formatted(position, position, position, stream, version, type, actor, payload));
  }

  private void change(String sql) throws SQLException {
    try (Connection owner = owner();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection owner() throws SQLException {
    return store.database().connect(store.database().owner());
  }

  private LogSealer.Sealed seal(String secret) throws SQLException {
    try (Connection owner = owner()) {
      return new LogSealer(owner, InstallationSecret.parse(secret), new RandomSource()).seal();
    }
  }

  private void runJob() {
    SealingJob.run(
        new String[] {
          "seal-v1",
          "--spring.datasource.url=" + store.database().url(),
          "--spring.flyway.user=" + store.database().owner(),
          "--spring.flyway.password=" + store.database().password(),
          "--ragtime.identity.secret=" + SamplePeople.SECRET
        });
  }

  @Test
  void everythingStaysWhereItWasAndNobodyIsLost() throws SQLException {
    oldLog();
    List<String> before = store.rows(UNCHANGED);

    runJob();

    assertThat(store.rows(UNCHANGED)).isEqualTo(before);
    assertThat(store.rows("select actor || payload::text from store.event").toString())
        .doesNotContain("carol", "raj", "Carol", "vacant", "Rota", "Still", CAROL, RAJ);
    assertThat(store.rows("select count(*) from store.idempotency")).containsExactly("0");
    assertThat(store.rows("select to_regclass('store.directory') is null")).containsExactly("t");
    assertThat(store.rows("select events_topic, published_offset from store.relay"))
        .containsExactly("null|0");

    // both sign in as before, and only as far as they may
    StoreReader reader = store.reader();
    People people = reader.people(KENT).people();
    Members members =
        new StateCache(reader, new SimpleMeterRegistry())
            .read(new StreamKey(KENT, StreamId.MEMBERS), Members.streamType())
            .state();
    Person carol = people.of(people.handleOf(new MemberCode("carol")).orElseThrow()).orElseThrow();
    assertThat(carol.name().value()).isEqualTo("Carol Later");
    Instant october = Instant.parse("2026-10-20T10:00:00Z");
    Instant december = Instant.parse("2026-12-01T10:00:00Z");
    assertThat(members.memberOf(SamplePeople.lookup("carol"), people, december)).isPresent();
    assertThat(members.memberOf(SamplePeople.lookup("raj"), people, october)).isPresent();
    assertThat(members.memberOf(SamplePeople.lookup("raj"), people, december)).isEmpty();
    assertThat(store.rows("select distinct actor from store.event where position in (2, 4, 7, 8)"))
        .containsExactly(carol.handle().value());
  }

  @Test
  void eachTextOpensTheSealOfItsEvent() throws SQLException {
    oldLog();
    assertThat(seal(SamplePeople.SECRET)).isEqualTo(new LogSealer.Sealed(2, 3));

    assertThat(
            store.rows(
                """
                select t.position, t.field, t.key, t.text, e.payload ->> (t.field || 'Seal')
                from erasable.text t
                join store.event e on e.partnership = t.partnership and e.position = t.position
                order by t.position, t.field\
                """))
        .hasSize(3)
        .allSatisfy(row -> {
          String[] columns = row.split("\\|", -1);
          Opening opening =
              new Opening(SealedField.of(columns[1]), new SealKey(columns[2]), columns[3]);
          assertThat(opening.seal().value()).isEqualTo(columns[4]);
        })
        .anySatisfy(row -> assertThat(row).startsWith("5|rationale|").contains("Two posts vacant."))
        .anySatisfy(row -> assertThat(row).startsWith("5|evidence|").contains("Rota"))
        .anySatisfy(row -> assertThat(row).startsWith("6|remark|").contains("Still two."));
  }

  @Test
  void itIsDoneOnceAndWithTheSecretOfTheStore() throws SQLException {
    assertThatThrownBy(() -> seal(SamplePeople.SECRET)).hasMessageContaining("nothing to seal");
    oldLog();
    seal(SamplePeople.SECRET);
    List<String> after = store.rows("select payload from store.event order by global_offset");

    assertThatThrownBy(this::runJob)
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("sealed already");
    assertThat(store.rows("select payload from store.event order by global_offset"))
        .isEqualTo(after);
  }

  @Test
  void whatCannotBeSealedStaysAsItIs() throws SQLException {
    oldLog();
    change("insert into erasable.secret (id) values ('of-other')");
    List<String> before = store.rows("select type, actor, payload from store.event order by 1, 2");
    assertThatThrownBy(() -> seal(SamplePeople.SECRET)).hasMessageContaining("another secret");
    change("delete from erasable.secret");

    try (Connection _ = owner()) {
      assertThatThrownBy(() -> seal(SamplePeople.SECRET)).hasMessageContaining("stop all services");
    }

    change("update store.event set actor = 'stranger' where position = 5");
    assertThatThrownBy(() -> seal(SamplePeople.SECRET)).hasMessageContaining("never a member");
    change("update store.event set actor = 'raj' where position = 5");

    assertThat(store.rows("select type, actor, payload from store.event order by 1, 2"))
        .isEqualTo(before);
    assertThat(store.rows("select count(*) from erasable.person")).containsExactly("0");
  }
}

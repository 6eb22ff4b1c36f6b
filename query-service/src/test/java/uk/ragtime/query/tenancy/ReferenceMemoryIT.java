package uk.ragtime.query.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** Reference data in memory, and the versions by which it is known to be true still. */
class ReferenceMemoryIT {
  private static final PartnershipCode OURS = new PartnershipCode("ours");
  private static final PartnershipCode THEIRS = new PartnershipCode("theirs");
  private static final String TOPICS = "reference-memory";
  private static final String PROFILE = "/v1/ours/areas/blackpool/profile";

  /** Tables whose rows are read beside those in memory. */
  private static final Set<String> NOT_IN_MEMORY =
      Set.of(
          "action_step",
          "applied_position",
          "assessment_step",
          "capability_line",
          "comment",
          "erasure_entry",
          "event_log",
          "feed_log",
          "invitation",
          "member",
          "member_leave",
          "member_since",
          "parked_partnership",
          "partnership",
          "profile_position",
          "profile_sign_off",
          "rated_after_closing",
          "rated_subject",
          "rating_entry",
          "rating_spell_page",
          "reviewed_subject",
          "time_mark");

  private static final ReferencePart<List<String>> AREA_NAMES =
      new ReferencePart<>(
          "names of areas",
          rows ->
              rows.list(
                  """
                  select partnership, name
                    from area_revision
                   where partnership = :partnership
                   order by position
                  """,
                  (row, _) -> row.getString("name")));

  private static TestIssuer issuer;
  private static TestLog log;
  private static TestDatabase database;
  private static Database inside;
  private static QueryService service;
  private static TenantTransactions transactions;
  private static final String NAMES = "select name from erasable.person where partnership = ?";

  private static ReferenceMemory memory;

  @BeforeAll
  static void given() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    database = QueryService.newDatabase();
    inside = new Database(database);
    for (PartnershipCode partnership : List.of(OURS, THEIRS)) {
      SampleEvents.setUp(log, partnership, issuer.issuer());
      log.append(
          partnership,
          SampleEvents.rated(
              SampleEvents.SPRING,
              SampleEvents.BLACKPOOL,
              SampleEvents.HEALTH_VISITING,
              SampleEvents.TUNING_IN,
              null,
              Rating.RED,
              SampleEvents.FIRST_DAY),
          SampleEvents.SPRINGTIME,
          "rater");
    }
    log.flush();
    // Publishing profiles would load what the tests count.
    service =
        QueryService.start(
            database, issuer, TOPICS, List.of("--ragtime.profile-topic.enabled=false"));
    transactions = service.bean(TenantTransactions.class);
    memory = service.bean(ReferenceMemory.class);
    for (PartnershipCode partnership : List.of(OURS, THEIRS)) {
      Eventually.holds(() ->
          assertThat(
                  service
                      .get(
                          "auditor-" + partnership,
                          "/v1/" + partnership + "/areas/blackpool/profile")
                      .body())
              .contains("Rae Ter"));
    }
  }

  @AfterAll
  static void stop() {
    service.close();
    log.close();
    issuer.close();
  }

  private static String profile() {
    return service.get("auditor-ours", PROFILE).body();
  }

  private static double loads() {
    return service
        .bean(MeterRegistry.class)
        .get("ragtime.reference.parts")
        .tag("result", "load")
        .counter()
        .count();
  }

  /** Versions of a partnership's reference data, as a reader sees them now. */
  private static String versions(Connection connection) throws SQLException {
    try (ResultSet row =
        connection
            .createStatement()
            .executeQuery(
                """
                select string_agg(version::text, ' ' order by version)
                  from read.reference_version
                 where partnership = 'ours'
                   and schema_name = 'read_1'
                   and part = 'REFERENCE'
                """)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void insertArea(Connection connection, int position) throws SQLException {
    connection
        .createStatement()
        .execute(
            "insert into read_1.area_revision values ('ours', %d, now(), 'blackpool', 'Blackpool', null)"
                .formatted(position));
  }

  @Test
  void whatSomebodyElseWritesIsInTheNextAnswer() {
    for (String name : List.of("Renamed", "Renamed again")) {
      assertThat(profile()).doesNotContain("\"name\":\"" + name + "\"");

      inside.run(
          "update read_1.area_revision set name = '%s' where partnership = 'ours' and area = 'blackpool'"
              .formatted(name));

      assertThat(profile()).contains("\"name\":\"" + name + "\"");
    }
    inside.run("update erasable.person set name = 'Somebody Else' where partnership = 'ours'");
    assertThat(profile()).doesNotContain("Rae Ter").doesNotContain("Somebody Else");
    inside.run(
        "update erasable.person set name = 'Rae Ter' where partnership = 'ours' and code = 'rater'");
    assertThat(profile()).contains("Rae Ter");
  }

  @Test
  void whatNobodyChangesIsLoadedOnce() {
    String first = profile();
    double before = loads();

    for (int i = 0; i < 10; i++) {
      assertThat(profile().replaceAll("\"(asOf|knownAt)\":\"[^\"]*\"", ""))
          .isEqualTo(first.replaceAll("\"(asOf|knownAt)\":\"[^\"]*\"", ""));
    }

    assertThat(loads()).isEqualTo(before);
  }

  @Test
  void withoutVersionsNothingIsKeptAndAnswersAreTheSame() {
    String path = "/v1/theirs/areas/blackpool/profile?asOf=2026-03-03&knownAt=2026-12-01T00:00:00Z";
    String before = service.get("auditor-theirs", path).body();
    inside.run("delete from read.reference_version where partnership = 'theirs'");
    double loads = loads();

    assertThat(service.get("auditor-theirs", path).body()).isEqualTo(before).contains("Rae Ter");

    assertThat(loads()).isGreaterThan(loads);
  }

  /** Two instances may write for one partnership at once: its events, and its directory. */
  @Test
  void writersDoNotWaitForEachOtherAndNoTwoStatesHaveOneVersion() throws SQLException {
    Set<String> seen = new HashSet<>();
    try (Connection reader = inside.holding("pg_database", "access share");
        Connection one = inside.holding("pg_database", "access share");
        Connection other = inside.holding("pg_database", "access share")) {
      reader.setAutoCommit(true);
      seen.add(versions(reader));
      insertArea(one, 9001);
      insertArea(other, 9002);
      insertArea(other, 9003);
      assertThat(seen).contains(versions(reader));
      other.commit();
      assertThat(seen.add(versions(reader))).isTrue();
      insertArea(other, 9004);
      one.commit();
      assertThat(seen.add(versions(reader))).isTrue();
      other.rollback();
      assertThat(seen).contains(versions(reader));
      insertArea(one, 9005);
      one.commit();
      assertThat(seen.add(versions(reader))).isTrue();
      assertThat(versions(reader).split(" ", -1)).hasSize(1);
      reader.createStatement().execute("delete from read_1.area_revision where position > 9000");
      assertThat(seen.add(versions(reader))).isTrue();
    }
  }

  @Test
  void aTableEmptiedAsAWholeIsNoticed() throws SQLException {
    try (Connection connection = inside.holding("pg_database", "access share")) {
      String before = versions(connection);

      connection.createStatement().execute("truncate read_1.cycle_closure");

      assertThat(versions(connection)).isNotEqualTo(before);
      connection.rollback();
    }
  }

  @Test
  void everyTableIsWatchedOrNotInMemory() {
    Set<String> watched = new HashSet<>(watched("read_1"));

    assertThat(watched)
        .contains("area_revision", "cycle_cancellation", "person_seal")
        .doesNotContainAnyElementsOf(NOT_IN_MEMORY);
    List<String> all =
        inside.ask(
            """
            select c.relname
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership'
             where c.relnamespace = 'read_1'::regnamespace
               and c.relkind = 'r'
            """);
    List<String> known = new ArrayList<>(watched);
    known.addAll(NOT_IN_MEMORY);
    assertThat(all).containsExactlyInAnyOrderElementsOf(known);
    assertThat(watched("erasable")).containsExactly("person");
  }

  /** Those with a trigger for each way of changing them. */
  private static List<String> watched(String schema) {
    return inside.ask(
        """
        select c.relname
          from pg_trigger t
          join pg_class c on c.oid = t.tgrelid
         where c.relnamespace = ?::regnamespace
           and t.tgfoid = 'read.renew_version'::regproc
           and t.tgenabled = 'O'
         group by c.relname
        having count(*) = 4
        """,
        schema);
  }

  @Test
  void aStrangerIsHandedNothingAndNothingIsLoadedForThem() {
    Lookup stranger = TestPersons.lookup(issuer.issuer(), "rater-theirs");
    Lookup member = TestPersons.lookup(issuer.issuer(), "rater-ours");
    assertThat(namesOfAreas(member)).contains("Fylde");
    double before = loads();

    assertThat(namesOfAreas(stranger)).isEmpty();
    boolean kept =
        transactions.readAs(
            stranger,
            OURS,
            tenant -> {
              RememberedNames names = tenant.names();
              names.keep("handle", "name", 1);
              return names.get("handle", String.class) != null;
            });
    assertThat(kept).isFalse();

    assertThat(loads()).isEqualTo(before);
  }

  private static List<String> namesOfAreas(Lookup reader) {
    return transactions.readAs(reader, OURS, tenant -> tenant.reference(AREA_NAMES));
  }

  @Test
  void aRowOfAnotherPartnershipIsNotKept() {
    ReferencePart<List<String>> foreign =
        new ReferencePart<>(
            "foreign",
            rows ->
                rows.list(
                    """
                    select 'theirs' as partnership, name
                      from area_revision
                     where partnership = :partnership
                    """,
                    (row, _) -> row.getString("name")));

    assertThatThrownBy(() -> transactions.read(OURS, tenant -> tenant.reference(foreign)))
        .hasStackTraceContaining("A row of another partnership");
  }

  @Test
  void snapshotsThatWereSwappedAreRefused() {
    ReferenceMemory own =
        new ReferenceMemory(new ReferenceSettings(1), service.bean(MeterRegistry.class));
    Ticket ours = new Ticket(OURS, "read_1 a", null);
    Ticket theirs = new Ticket(THEIRS, "read_1 a", null);
    Snapshot one = Objects.requireNonNull(own.reference().of(ours, "read_1 a"));
    Snapshot other = Objects.requireNonNull(own.reference().of(theirs, "read_1 a"));

    own.reference().put(OURS, other);
    own.reference().put(THEIRS, one);

    assertThatThrownBy(() -> own.reference().of(ours, "read_1 a"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anErasedNameLeavesTheMemoryThoughNobodyAsks() {
    PartnershipCode partnership = new PartnershipCode("forgetful");
    SampleEvents.setUp(log, partnership, issuer.issuer());
    log.append(
        partnership,
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            null,
            Rating.RED,
            SampleEvents.FIRST_DAY),
        SampleEvents.SPRINGTIME,
        "rater");
    log.flush();
    Eventually.holds(() -> {
      assertThat(service.get("auditor-forgetful", "/v1/forgetful/areas/blackpool/profile").body())
          .contains("Rae Ter");
      assertThat(inside.ask(NAMES, "forgetful")).contains("Rae Ter");
      assertThat(inMemory(partnership)).isNotNull();
    });

    log.append(
        partnership,
        new PersonErased(1, TestPersons.handle("rater"), ErasureGround.REQUEST),
        SampleEvents.SPRINGTIME);
    log.flush();

    // The memory may be empty before that, because of what else the service learns about.
    Eventually.holds(
        () -> assertThat(inside.ask(NAMES, "forgetful")).isNotEmpty().doesNotContain("Rae Ter"));
    Eventually.holds(() -> assertThat(inMemory(partnership)).isNull());
    assertThat(service.get("auditor-forgetful", "/v1/forgetful/areas/blackpool/profile").body())
        .doesNotContain("Rae Ter")
        .contains(TestPersons.handle("rater").value());
  }

  /** The rater's entry in memory, whatever its version. */
  private static @Nullable Object inMemory(PartnershipCode partnership) {
    return memory.names().peek(partnership, TestPersons.handle("rater").value());
  }
}

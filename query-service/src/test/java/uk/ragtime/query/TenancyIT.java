package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.generation.Generations;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SampleReview;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.KeptConnections;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.locks.Catalogue;
import uk.ragtime.testing.locks.SecondLock;

/**
 * The second lock, with the first one left open on purpose: queries without any predicate, under
 * the service's own role. The tables are found in the catalogue, so that none can be forgotten.
 */
class TenancyIT {
  private static final String TOPICS = "tenancy";

  private static final PartnershipCode OURS = new PartnershipCode("ours");
  private static final PartnershipCode THEIRS = new PartnershipCode("theirs");
  private static final String PARTNERSHIP = "ragtime.partnership";

  /** Tables of progress, which tell nothing of the content. */
  private static final Set<String> SEEN_BY_HOUSEKEEPING =
      Set.of(
          "applied_position",
          "parked_partnership",
          "profile_position",
          "published_profile",
          "erasure",
          "misfit",
          "reference_version",
          "feed_log",
          "head");

  /** Filled by no event of the two partnerships. */
  private static final Set<String> EMPTY = Set.of("parked_partnership", "misfit", "page");

  /**
   * Tables that belong to no partnership, each with the reason why it needs no row-level security.
   */
  private static final Map<String, String> OPEN =
      Map.of(
          "read.generation", "which generations there are",
          "read.serving", "which of them serves",
          "read.swap_guard", "has no rows",
          "read.rebuild", "the operator's rebuilds; counts of rows and keys, and no ratings",
          "read.rebuild_guard", "has no rows",
          "read.profile_publisher", "which instance publishes",
          "read.flyway_schema_history", "which migrations have run; only the owner reads it",
          "read_N.flyway_schema_history", "likewise",
          "read_N.kafka_offset", "how far each partition of Kafka is read");

  private static final Map<String, String> LENDING =
      Map.of(
          "read.exchange_budgets", "adds requests to budgets that the caller names",
          "read.forget_budgets", "deletes budgets that are full, unseen",
          "read.schema_version", "the versions of migrations, for readiness",
          "read.record_operator_act", "adds an act to a list that it cannot read",
          "read.conclude_operator_act", "completes an act once, unseen");

  private static final String SERVICE = "ragtime_query";
  private static final String PROJECTOR = "ragtime_projector";

  private static final Map<String, String> TAKEN =
      Map.of(PROJECTOR, "writes what is projected, for the partnerships that it names");

  private static final Map<String, String> MAINTAINING =
      Map.of(
          SERVICE + " on erasable.person", "writes files anew from which persons were erased",
          SERVICE + " on erasable.text", "likewise, texts",
          SERVICE + " on erasable.erasure", "learns whether anybody still sees what was erased");

  private static TestDatabase database;
  private static Database inside;
  private static TestIssuer issuer;
  private static QueryService service;
  private static Catalogue catalogue;
  private static List<String> reportingLogins;

  @BeforeAll
  static void twoPartnershipsWithEverything() throws SQLException {
    issuer = TestIssuer.start();
    database = QueryService.newDatabase();
    inside = new Database(database);
    try (TestLog log = new TestLog(TOPICS)) {
      for (PartnershipCode partnership : List.of(OURS, THEIRS)) {
        SampleEvents.setUp(log, partnership, issuer.issuer());
        log.append(
            partnership,
            SampleEvents.rated(
                SampleEvents.SPRING,
                SampleEvents.BLACKPOOL,
                SampleEvents.MIDWIFERY,
                SampleEvents.TUNING_IN,
                null,
                Rating.RED,
                SampleEvents.FIRST_DAY),
            SampleEvents.SPRINGTIME);
        log.append(partnership, new CycleClosed(SampleEvents.SPRING), SampleEvents.SPRINGTIME);
        log.append(
            partnership,
            SampleEvents.challenged(
                SampleEvents.SPRING,
                SampleEvents.BLACKPOOL,
                SampleEvents.MIDWIFERY,
                SampleEvents.TUNING_IN,
                Rating.RED,
                SampleEvents.FIRST_DAY),
            SampleEvents.SPRINGTIME);
        SampleReview.append(log, partnership);
        SampleEvents.comeAndGo(log, partnership);
        eraseSomething(log, partnership);
      }
      log.flush();
    }
    service = QueryService.startWithOwner(database, issuer, TOPICS);
    Eventually.holds(() ->
        assertThat(inside.ask("select distinct partnership from read_1.rating_entry"))
            .contains("ours", "theirs"));
    Eventually.holds(() ->
        assertThat(inside.ask("select distinct partnership from erasable.text"))
            .contains("ours", "theirs"));
    Eventually.holds(() ->
        assertThat(inside.ask("select distinct partnership from erasable.erasure"))
            .contains("ours", "theirs"));
    Eventually.holds(() ->
        assertThat(inside.ask("select distinct partnership from read.published_profile"))
            .contains("ours", "theirs"));
    catalogue = new Catalogue(database);
    reportingLogins =
        List.of(
            inside.ask("select read.make_reporting_login('ours', ?)", TestServers.PASSWORD).get(0),
            inside
                .ask("select read.make_reporting_login('theirs', ?)", TestServers.PASSWORD)
                .get(0));
    aGenerationThatIsBeingBuilt();
  }

  /** Nothing that the other tests look for. */
  private static void eraseSomething(TestLog log, PartnershipCode partnership) {
    TextPlace place = new TextPlace(1, SealedField.REASON);
    log.append(
        partnership,
        new TextsErased(1, List.of(place), ErasureGround.RETENTION),
        SampleEvents.SPRINGTIME);
    log.append(
        partnership,
        new PersonErased(2, TestPersons.handle("gone"), ErasureGround.REQUEST),
        SampleEvents.SPRINGTIME);
  }

  /** The generation is not announced yet, and the lock is in place before the first row. */
  private static void aGenerationThatIsBeingBuilt() {
    new Generations(service.bean(Flyway.class)).migrate(Generation.of(2));
    for (String table :
        inside.ask(
            """
            select relname
              from pg_class
             where relnamespace = 'read_2'::regnamespace
               and relkind = 'r'
               and relname not like 'flyway%'
            """)) {
      String columns =
          inside
              .ask(
                  """
                  select string_agg(quote_ident(attname), ', ')
                    from pg_attribute
                   where attrelid = ('read_1.' || ?)::regclass
                     and attnum > 0
                     and attgenerated = ''
                     and not attisdropped
                  """,
                  table)
              .getFirst();
      inside.run(
          """
          set ragtime.copies_rows = 'on';
          insert into read_2.%1$s (%2$s) select %2$s from read_1.%1$s
          """
              .formatted(table, columns));
    }
  }

  @AfterAll
  static void stop() throws SQLException {
    catalogue.close();
    service.close();
    issuer.close();
  }

  @Test
  void theCatalogueKnowsOfNoWayRound() throws SQLException {
    assertThat(catalogue.logins()).hasSize(4).contains(SERVICE, PROJECTOR);
    assertThat(new SecondLock(database, OPEN, Map.of(), LENDING, TAKEN, MAINTAINING).findings())
        .isEmpty();
  }

  @Test
  void whoReportsSeesTheirOwnAndNobodyElsesInAllThatTheyReach() throws SQLException {
    List<String> views = catalogue.readableBy(reportingLogins.getFirst());
    assertThat(views).hasSizeGreaterThan(8).allMatch(view -> view.startsWith("reporting_v1."));
    for (int i = 0; i < 2; i++) {
      String own = "partnership = '" + List.of("ours", "theirs").get(i) + "'";
      for (String view : views) {
        for (String setting : List.of(PARTNERSHIP, "ragtime.projecting", "ragtime.housekeeping")) {
          assertThat(catalogue.seenBy(reportingLogins.get(i), view, setting, "theirs"))
              .as(view)
              .isNotEmpty()
              .isEqualTo(catalogue.rowsOf(view, own));
        }
      }
    }
  }

  @Test
  void whoSaysForWhomTheyAskSeesTheirOwnAndNobodyElses() throws SQLException {
    for (String table : tables()) {
      List<String> seen = seenBy(PARTNERSHIP, "ours", table);

      assertThat(seen).as(table).isSubsetOf("ours");
      if (!EMPTY.contains(name(table))) {
        assertThat(seen).as(table).isNotEmpty();
      }
    }
  }

  @Test
  void whoSaysNothingSeesNothing() throws SQLException {
    for (String table : tables()) {
      assertThat(seenBy(PARTNERSHIP, "", table)).as(table).isEmpty();
      assertThat(seenBy("ragtime.unknown", "ours", table)).as(table).isEmpty();
    }
  }

  @Test
  void anIdentitySeesItsOwnMembershipsAndNothingMore() throws SQLException {
    String lookup = TestPersons.lookup(issuer.issuer(), "rater-ours").value();

    for (String table : tables()) {
      List<String> seen = seenBy("ragtime.identity", lookup, table);
      assertThat(seen)
          .as(table)
          .isEqualTo(table.equals("erasable.person") ? List.of("ours") : List.of());
    }
  }

  @Test
  void housekeepingSeesPositionsAndNoContent() throws SQLException {
    for (String table : tables()) {
      List<String> seen = seenBy("ragtime.housekeeping", "on", table);
      if (!SEEN_BY_HOUSEKEEPING.contains(name(table))) {
        assertThat(seen).as(table).isEmpty();
      }
    }
  }

  @Test
  void whoAnswersCannotWriteWhatIsProjected() throws SQLException {
    try (Connection connection = database.connect(SERVICE)) {
      connection.setAutoCommit(false);
      say(connection, PARTNERSHIP, "ours");
      say(connection, "ragtime.projecting", "ours");
      assertForbidden(connection, "update read_1.partnership set name = 'Another'");
    }
  }

  @Test
  void whoProjectsForOneCannotWriteForAnother() throws SQLException {
    assertRefused(
        "ours",
        "insert into read_1.partnership (partnership, name, position) values ('third', 'Third', 1)");
    assertRefused("ours", "update read_1.partnership set partnership = 'theirs'");
  }

  @Test
  void whatWasSaidOnceCanNeitherBeChangedNorTakenAway() throws SQLException {
    for (String log :
        List.of(
            "event_log", "rating_entry", "area_revision", "agency_revision", "cycle_revision")) {
      assertRefused("ours", "update read_1." + log + " set position = position + 1");
      assertRefused("ours", "delete from read_1." + log);
      assertRefused("ours", "truncate read_1." + log);
    }
  }

  /** Everything that the service can read, in every schema, except tables of no partnership. */
  private static List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>(catalogue.readableBy(SERVICE));
    tables.removeIf(
        table -> OPEN.containsKey(called(table)) || table.equals("read.serving_generation"));
    assertThat(tables).hasSizeGreaterThan(30).contains("read_1.event_log", "read_2.event_log");
    return tables;
  }

  private static String called(String table) {
    return table.replaceFirst("^read_[0-9]+\\.", "read_N.");
  }

  private static String name(String table) {
    return table.substring(table.indexOf('.') + 1);
  }

  private static List<String> seenBy(String setting, String value, String table)
      throws SQLException {
    return KeptConnections.rollingBack(
        database.url(),
        SERVICE,
        database.password(),
        connection -> {
          say(connection, setting, value);
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "select coalesce(string_agg(distinct partnership, ','), '') from " + table);
              ResultSet row = statement.executeQuery()) {
            row.next();
            String seen = row.getString(1);
            return seen.isEmpty() ? List.of() : List.of(seen.split(",", -1));
          }
        });
  }

  private static void assertRefused(String projecting, String sql) throws SQLException {
    try (Connection connection = database.connect("ragtime_query")) {
      connection.setAutoCommit(false);
      say(connection, "ragtime.projecting", projecting);
      say(connection, "role", PROJECTOR);
      assertForbidden(connection, sql);
    }
  }

  private static void assertForbidden(Connection connection, String sql) {
    assertThatThrownBy(() -> connection.createStatement().execute(sql))
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  private static void say(Connection connection, String setting, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config(?, ?, true)")) {
      statement.setString(1, setting);
      statement.setString(2, value);
      statement.execute();
    }
  }
}

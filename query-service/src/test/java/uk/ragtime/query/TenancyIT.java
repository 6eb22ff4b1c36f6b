package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Demo;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * The second lock, with the first one left open on purpose: queries without any predicate, under
 * the service's own role. The tables are found in the catalogue, so that none can be forgotten.
 */
class TenancyIT {
  private static final PartnershipCode OURS = new PartnershipCode("ours");
  private static final PartnershipCode THEIRS = new PartnershipCode("theirs");
  private static final String PARTNERSHIP = "ragtime.partnership";

  /** How far things are, and nothing of what they say. */
  private static final Set<String> SEEN_BY_HOUSEKEEPING =
      Set.of("applied_position", "parked_partnership", "profile_position");

  /** Filled by no event of the two partnerships. */
  private static final Set<String> EMPTY = Set.of("parked_partnership");

  private static TestDatabase database;
  private static Database inside;
  private static TestIssuer issuer;
  private static QueryService service;

  @BeforeAll
  static void twoPartnershipsWithEverything() {
    issuer = TestIssuer.start();
    database = QueryService.newDatabase();
    inside = new Database(database);
    try (TestLog log = new TestLog()) {
      for (PartnershipCode partnership : List.of(OURS, THEIRS)) {
        Demo.setUp(log, partnership, issuer.issuer());
        log.append(
            partnership,
            Demo.rated(
                Demo.SPRING,
                Demo.BLACKPOOL,
                Demo.MIDWIFERY,
                Demo.TUNING_IN,
                null,
                Rating.RED,
                Demo.FIRST_DAY),
            Demo.SPRINGTIME);
        log.append(partnership, new CycleClosed(Demo.SPRING), Demo.SPRINGTIME);
      }
      log.flush();
    }
    service = QueryService.start(database, issuer);
    Eventually.holds(() ->
        assertThat(inside.ask("select distinct partnership from read_1.rating_entry"))
            .contains("ours", "theirs"));
    Eventually.holds(() ->
        assertThat(inside.ask("select distinct partnership from read_1.member_name"))
            .contains("ours", "theirs"));
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  @Test
  void everyTableOfTenantsForcesRowLevelSecurity() {
    assertThat(tables()).hasSizeGreaterThan(10);
    assertThat(
            inside.ask(
                """
                select relname
                  from pg_class
                 where oid = any (?::regclass[])
                   and not (relrowsecurity and relforcerowsecurity)
                """,
                (Object) tables().stream().map(table -> "read_1." + table).toArray(String[]::new)))
        .isEmpty();
  }

  @Test
  void noViewGoesRoundIt() {
    assertThat(
            inside.ask(
                """
                select relname
                  from pg_class
                 where relnamespace = 'read_1'::regnamespace
                   and (relkind = 'm'
                        or relkind = 'v'
                           and not coalesce('security_invoker=true' = any (reloptions), false))
                """))
        .isEmpty();
  }

  @Test
  void theServiceOwnsNothingAndBypassesNothing() {
    assertThat(
            inside.ask(
                """
                select c.relname
                  from pg_class c
                  join pg_roles r on r.oid = c.relowner
                 where r.rolname = 'ragtime_query'
                """))
        .isEmpty();
    assertThat(
            inside.ask(
                """
                select rolname
                  from pg_roles
                 where rolname = 'ragtime_query'
                   and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                """))
        .isEmpty();
  }

  @Test
  void whoSaysForWhomTheyAskSeesTheirOwnAndNobodyElses() throws SQLException {
    for (String table : tables()) {
      List<String> seen = seenBy(PARTNERSHIP, "ours", table);

      assertThat(seen).as(table).isSubsetOf("ours");
      if (!EMPTY.contains(table)) {
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
    String identity = Identity.of(issuer.issuer(), "rater-ours").value();

    for (String table : tables()) {
      List<String> seen = seenBy("ragtime.identity", identity, table);
      assertThat(seen).as(table).isEqualTo(table.equals("member") ? List.of("ours") : List.of());
    }
  }

  @Test
  void housekeepingSeesPositionsAndNoContent() throws SQLException {
    for (String table : tables()) {
      List<String> seen = seenBy("ragtime.housekeeping", "on", table);
      if (!SEEN_BY_HOUSEKEEPING.contains(table)) {
        assertThat(seen).as(table).isEmpty();
      }
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

  @Test
  void aPooledConnectionCarriesNobodyOnNotEvenAfterAFailure() throws SQLException {
    TenantTransactions transactions = service.bean(TenantTransactions.class);
    for (int i = 0; i < 50; i++) {
      transactions.read(OURS, tenant -> tenant.ask("select 1").query(Integer.class).single());
      assertThatThrownBy(() ->
              transactions.read(OURS, tenant -> tenant.ask("select 1/0").query().listOfRows()))
          .isInstanceOf(RuntimeException.class);
    }
    for (int i = 0; i < 20; i++) {
      try (Connection connection = service.bean(DataSource.class).getConnection();
          PreparedStatement statement =
              connection.prepareStatement("select current_setting('ragtime.partnership', true)");
          ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isNullOrEmpty();
      }
    }
  }

  private static List<String> tables() {
    return inside.ask(
        """
        select c.relname
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership'
         where c.relnamespace = 'read_1'::regnamespace
           and c.relkind in ('r', 'p', 'v', 'm', 'f')
         order by 1
        """);
  }

  private static List<String> seenBy(String setting, String value, String table)
      throws SQLException {
    try (Connection connection = database.connect("ragtime_query")) {
      connection.setAutoCommit(false);
      say(connection, setting, value);
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "select coalesce(string_agg(distinct partnership, ','), '') from read_1."
                      + table);
          ResultSet row = statement.executeQuery()) {
        row.next();
        String seen = row.getString(1);
        return seen.isEmpty() ? List.of() : List.of(seen.split(",", -1));
      }
    }
  }

  private static void assertRefused(String projecting, String sql) throws SQLException {
    try (Connection connection = database.connect("ragtime_query")) {
      connection.setAutoCommit(false);
      say(connection, "ragtime.projecting", projecting);
      assertThatThrownBy(() -> connection.createStatement().execute(sql))
          .as(sql)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
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

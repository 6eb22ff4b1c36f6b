package uk.ragtime.query.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.query.reporting.ReportingFixture.OURS;
import static uk.ragtime.query.reporting.ReportingFixture.THEIRS;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.support.Database;
import uk.ragtime.testing.TestServers;

/** Rights of a reporting login, and every attempt to exceed them. */
class ReportingLoginIT {
  private static final String REFUSED = "42501";

  private static ReportingFixture stage;

  @BeforeAll
  static void twoPartnerships() {
    stage = new ReportingFixture();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void seesItsOwnInEveryViewAndNobodyElses() throws SQLException {
    assertThat(stage.views()).hasSize(12);
    for (PartnershipCode partnership : List.of(OURS, THEIRS)) {
      for (String view : stage.views()) {
        assertThat(stage.column(partnership, "select distinct partnership from " + view))
            .as(view)
            .containsExactly(partnership.value());
      }
    }
  }

  @Test
  void everyViewAsksUnderTheReadersOwnRights() {
    assertThat(
            stage
                .inside()
                .ask(
                    """
                    select relname
                      from pg_class
                     where relnamespace = 'reporting_v1'::regnamespace
                       and (relkind <> 'v'
                            or not coalesce('security_invoker=true' = any (reloptions), false))
                    """))
        .isEmpty();
  }

  @Test
  void nothingThatItSetsMakesItSomebodyElse() throws SQLException {
    try (Connection connection = stage.connect(OURS);
        Statement statement = connection.createStatement()) {
      for (String setting :
          List.of(
              "ragtime.partnership",
              "ragtime.projecting",
              "ragtime.identity",
              "ragtime.housekeeping")) {
        for (String value : List.of("theirs", "ours theirs", "on", "")) {
          statement.execute("set " + setting + " = '" + value + "'");
        }
      }
      statement.execute("set ragtime.partnership = 'theirs'");
      statement.execute("set ragtime.projecting = 'theirs'");
      statement.execute("set ragtime.housekeeping = 'on'");
      statement.execute("set search_path = read_1, reporting_v1, read");
      statement.execute("set row_security = on");

      for (String view : stage.views()) {
        try (ResultSet row =
            statement.executeQuery("select distinct partnership from reporting_v1." + view)) {
          assertThat(ReportingFixture.rows(row)).as(view).containsExactly(List.of("ours"));
        }
      }
      assertRefused(statement, "set role ragtime_reporting");
      assertRefused(statement, "set role ragtime_query");
      assertRefused(statement, "set role ragtime_query_owner");
      assertRefused(statement, "set role " + stage.user(THEIRS));
      assertRefused(statement, "set session authorization ragtime_query_owner");
      statement.execute("set row_security = off");
      assertRefused(statement, "select * from reporting_v1.area");
    }
  }

  /**
   * A function that tells what it is given is asked about our rows only after the policies were.
   */
  @Test
  void noFunctionIsShownAForeignRow() {
    for (String condition :
        List.of(
            "partnership_name::integer = 1",
            "1 / (length(partnership_name) - length(partnership_name)) = 1",
            "xmlparse(document partnership_name) is not null")) {
      assertThatThrownBy(
              () -> stage.ask(THEIRS, "select 1 from reporting_v1.partnership where " + condition))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("ours");
    }
    assertThatThrownBy(() ->
            stage.ask(
                THEIRS,
                """
                select 1
                  from reporting_v1.rating_change c
                  join reporting_v1.partnership p using (partnership)
                 where (c.partnership || p.partnership_name)::integer = 1
                """))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("theirs")
        .hasMessageNotContaining("ours");
  }

  @Test
  void reachesNoTableButThroughTheViews() throws SQLException {
    List<String> tables =
        stage
            .inside()
            .ask(
                """
                select c.oid::regclass::text
                  from pg_class c
                 where c.relnamespace in ('read'::regnamespace, 'read_1'::regnamespace)
                   and c.relkind in ('r', 'v', 'm', 'p', 'S')
                """);
    assertThat(tables).hasSizeGreaterThan(15).contains("read_1.rating_entry");
    try (Connection connection = stage.connect(OURS);
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        assertRefused(statement, "select * from " + table);
        assertRefused(statement, "select 1 from " + table);
      }
    }
  }

  /** Grants cover what the views need: no text that may name a person, and no actor. */
  @Test
  void isGrantedTheColumnsOfTheViewsAndNoOthers() {
    List<String> granted =
        stage
            .inside()
            .ask(
                """
                select a.attrelid::regclass || '.' || a.attname
                  from pg_attribute a
                  join pg_class c on c.oid = a.attrelid
                 where c.relnamespace = 'read_1'::regnamespace
                   and c.relkind = 'r'
                   and a.attnum > 0
                   and has_column_privilege('ragtime_reporting', a.attrelid, a.attnum, 'select')
                 order by 1
                """);
    List<String> used =
        stage
            .inside()
            .ask(
                """
                select distinct a.attrelid::regclass || '.' || a.attname
                  from pg_depend d
                  join pg_rewrite r on r.oid = d.objid
                  join pg_class v on v.oid = r.ev_class
                  join pg_class t on t.oid = d.refobjid
                  join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
                 where d.classid = 'pg_rewrite'::regclass
                   and d.refclassid = 'pg_class'::regclass
                   and v.relnamespace = 'reporting_v1'::regnamespace
                   and t.relnamespace = 'read_1'::regnamespace
                 order by 1
                """);

    assertThat(granted).isEqualTo(used).hasSizeGreaterThan(40);
    assertThat(granted)
        .doesNotContain(
            "read_1.rating_entry.rationale_seal",
            "read_1.rating_entry.evidence_seal",
            "read_1.rating_entry.actor")
        .noneMatch(column -> column.startsWith("read_1.member"))
        .noneMatch(column -> column.startsWith("read_1.event_log"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table reporting_v1.mine (n integer)",
        "create table public.mine (n integer)",
        "create temporary table mine (n integer)",
        "create view reporting_v1.mine as select 1",
        "create schema mine",
        "create function reporting_v1.mine() returns integer language sql as 'select 1'",
        "create role mine",
        "insert into reporting_v1.area (partnership) values ('ours')",
        "update reporting_v1.area set area_name = 'Mine'",
        "delete from reporting_v1.area",
        "delete from read_1.area_revision",
        "update read.reporting_login set partnership = 'theirs'",
        "select read.make_reporting_login('theirs', 'mine')",
        "select read.revoke_reporting_login('theirs')",
        "select read.point_reporting_at('read_1')",
        "select read.open_to_reporting('read_1')",
        "select read.close_writing_functions()",
        "select read.drop_revoked_logins()",
        "select read.end_long_reports()",
        "select read.comment_on_reporting()",
        "copy reporting_v1.area to program 'cat'",
        "select pg_read_file('/etc/passwd')",
      })
  void canNeitherWriteNorMakeAnything(String sql) throws SQLException {
    try (Connection connection = stage.connect(OURS);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
      statement.execute("set default_transaction_read_only = off");
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              // Or 55000: the view cannot be written to by anybody.
              SQLException.class, e -> assertThat(e.getSQLState()).isIn(REFUSED, "55000"));
    }
  }

  @Test
  void isBoundedInTimeAndNumber() throws SQLException {
    assertThat(stage.column(OURS, "show statement_timeout")).containsExactly("5min");
    assertThat(stage.column(OURS, "show default_transaction_read_only")).containsExactly("on");
    assertThat(
            stage
                .inside()
                .ask(
                    """
                    select rolname
                      from pg_roles
                     where rolname = ?
                       and rolconnlimit = 10
                       and not (rolsuper or rolcreaterole or rolcreatedb or rolreplication
                                or rolbypassrls)
                    """,
                    stage.user(OURS)))
        .hasSize(1);
  }

  @Test
  void itsNameGivesNoPartnershipAway() {
    assertThat(stage.user(OURS)).matches("reporting_[0-9a-f]{12}");
  }

  @Test
  void askedAgainItKeepsItsNameAndGetsAnotherPassword() throws SQLException {
    stage.inside().run("insert into read_1.partnership values ('third', 'Third', 1)");
    PartnershipCode third = new PartnershipCode("third");
    String user = stage.makeLogin(third, "first");
    stage.connect(user, "first").close();

    assertThat(stage.makeLogin(third, "second")).isEqualTo(user);

    assertThatThrownBy(() -> stage.connect(user, "first")).isInstanceOf(SQLException.class);
    stage.connect(user, "second").close();
  }

  @Test
  void takenAwayItsSessionsEndAtOnce() throws SQLException {
    stage.inside().run("insert into read_1.partnership values ('fourth', 'Fourth', 1)");
    String user = stage.makeLogin(new PartnershipCode("fourth"), "first");
    try (Connection connection = stage.connect(user, "first");
        Statement statement = connection.createStatement()) {
      statement.execute("select * from area");

      stage.inside().run("select read.revoke_reporting_login('fourth')");

      assertThatThrownBy(() -> statement.execute("select * from area"))
          .isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> stage.connect(user, "first")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> stage.inside().run("select read.revoke_reporting_login('fourth')"))
        .hasMessageContaining("has no reporting login");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select lo_from_bytea(0, '\\x00')",
        "select lo_create(0)",
        "select lo_creat(-1)",
        "select lo_put(1, 0, '\\x00')",
        "select lo_open(1, 131072)",
        "select pg_logical_emit_message(false, 'mine', 'mine')",
        "select pg_advisory_lock(1)",
        "select pg_try_advisory_xact_lock_shared(1, 1)",
      })
  @DisplayName("C6: writes no large object, no message, and takes no lock")
  void callsNoFunctionThatWrites(String sql) throws SQLException {
    try (Connection connection = stage.connect(OURS);
        Statement statement = connection.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      assertRefused(statement, sql);
    }
  }

  @Test
  @DisplayName("C6: nothing that it does keeps it alive")
  void itsOwnDefaultsAndObjectsGoWithIt() throws SQLException {
    stage.inside().ask("select * from read.drop_revoked_logins()"); // those of other tests
    stage.inside().run("insert into read_1.partnership values ('fifth', 'Fifth', 1)");
    String user = stage.makeLogin(new PartnershipCode("fifth"), "first");
    try (Connection connection = stage.connect(user, "first");
        Statement statement = connection.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      statement.execute("alter default privileges grant select on tables to public");
      statement.execute("alter role " + user + " set statement_timeout = 0");
      // as if it had been able to before the functions were closed
      stage.inside().run("select lo_create(4711); alter large object 4711 owner to " + user);

      stage.inside().run("select read.revoke_reporting_login('fifth')");

      assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> stage.connect(user, "first")).isInstanceOf(SQLException.class);
    assertThat(stage.inside().ask("select * from read.drop_revoked_logins()"))
        .containsExactly(user);
    assertThat(stage.inside().ask("select rolname from pg_roles where rolname = ?", user))
        .isEmpty();
    assertThat(stage.inside().ask("select oid from pg_largeobject_metadata where oid = 4711"))
        .isEmpty();
  }

  @Test
  @DisplayName("C6: what it owns in another database keeps the role, and no login")
  void ownedElsewhereTheRoleStaysWithoutALogin() throws SQLException {
    stage.inside().ask("select * from read.drop_revoked_logins()"); // those of other tests
    stage.inside().run("insert into read_1.partnership values ('sixth', 'Sixth', 1)");
    String user = stage.makeLogin(new PartnershipCode("sixth"), "first");
    Database elsewhere = new Database(TestServers.database("elsewhere", "elsewhere_owner"));
    elsewhere.run("select lo_create(4711); alter large object 4711 owner to " + user);
    stage.inside().run("select read.revoke_reporting_login('sixth')");

    assertThat(stage.inside().ask("select * from read.drop_revoked_logins()")).isEmpty();
    assertThatThrownBy(() -> stage.connect(user, "first")).isInstanceOf(SQLException.class);

    elsewhere.run("drop owned by " + user);
    assertThat(stage.inside().ask("select * from read.drop_revoked_logins()"))
        .containsExactly(user);
  }

  @Test
  @DisplayName("C6: made again, it loses the settings that it gave itself")
  void itsOwnSettingsAreReset() throws SQLException {
    stage.inside().run("insert into read_1.partnership values ('seventh', 'Seventh', 1)");
    PartnershipCode seventh = new PartnershipCode("seventh");
    String user = stage.makeLogin(seventh, "first");
    try (Connection connection = stage.connect(user, "first");
        Statement statement = connection.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      statement.execute("alter role " + user + " set statement_timeout = 0");
    }

    stage.makeLogin(seventh, "second");

    try (Connection connection = stage.connect(user, "second");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show statement_timeout")) {
      assertThat(ReportingFixture.rows(row)).containsExactly(List.of("5min"));
    }
  }

  @Test
  @DisplayName("C6: the limits that it lifted are enforced from outside")
  void aLongReportIsEnded() throws SQLException {
    try (Connection connection = stage.connect(OURS);
        Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = 0");
      statement.execute("begin");
      statement.execute("select count(*) from reporting_v1.area");

      assertThat(stage.inside().ask("select * from read.end_long_reports()")).isEmpty();
      assertThat(stage.inside().ask("select * from read.end_long_reports('0 seconds')"))
          .containsExactly(stage.user(OURS));

      assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aPartnershipThatDoesNotExistGetsNone() {
    assertThatThrownBy(() -> stage.makeLogin(new PartnershipCode("nowhere"), "x"))
        .hasMessageContaining("There is no partnership nowhere");
  }

  private static void assertRefused(Statement statement, String sql) {
    assertThatThrownBy(() -> statement.execute(sql))
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
  }
}

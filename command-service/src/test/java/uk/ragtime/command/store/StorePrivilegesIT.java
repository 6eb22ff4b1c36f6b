package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.store.StoreUnderTest.request;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tried as the roles that the service has. */
class StorePrivilegesIT {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static StoreUnderTest store;

  @BeforeAll
  static void recordInTwoPartnerships() {
    store = StoreUnderTest.migrated();
    GroupCommit instance = store.instance();
    instance.append(request("lancashire", "blackpool", 0, 2, Map.of()));
    instance.append(request("kent", "dover", 0, 1, Map.of()));
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  private static void refused(String role, String sql) {
    assertThatThrownBy(() -> run(role, "", sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
  }

  /** The first column of the first row, in a transaction of a partnership. */
  private static String run(String role, String partnership, String sql) throws SQLException {
    try (Connection connection = store.database().connect(role);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (!partnership.isEmpty()) {
        statement.execute("select set_config('ragtime.partnership', '" + partnership + "', true)");
      }
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update store.event set actor = 'nobody'",
        "delete from store.event",
        "truncate store.event",
        "insert into store.partnership (code) values ('essex')",
        "update store.partnership set code = 'essex'",
        "update store.stream_name set number = 0",
        "update store.partnership set reference = 0",
        "update store.global_head set last_offset = 0",
        "delete from store.idempotency",
        "delete from erasable.person",
        "select * from store.global_head",
        "select * from store.secret",
        "select * from erasable.secret",
        "select * from erasable.erased_person",
        "select erasable.erase(1, 0, 1)",
        "insert into erasable.text values (1, 1, 'rationale', 'key', 'text')",
        "update erasable.person set name = 'Somebody else'",
        "select * from store.relay",
        "select * from store.relay_take('me', '1 second')",
        "select store.relay_move(1, 1, '{}', '1 second')",
        "select store.relay_begin(1, null, 0, '{}', '1 second')",
        "select store.forget_keys(1)",
        "alter table store.event disable row level security",
        "drop table store.event"
      })
  void theServiceCanChangeNothingByItself(String sql) {
    refused("ragtime_command", sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update store.event set actor = 'nobody'",
        "delete from store.event",
        "update store.relay set published_offset = 0",
        "select store.invitation_secret()",
        "delete from erasable.person",
        "select * from store.idempotency",
        "delete from store.idempotency",
        "select store.append(null, null, null, null, null, null, null, null, null, null, null,"
            + " null, null, null, null, null, null, null, null, null, null, null, null, null, null,"
            + " null, null, null, null, null, null, null, null, null, null, null, null, null)"
      })
  void theRelayReadsAndMovesItsCursorAndNoMore(String sql) {
    refused("ragtime_relay", sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update store.event set actor = 'nobody'",
        "delete from store.event",
        "update store.partnership set position = 0",
        "delete from erasable.person",
        "delete from erasable.text",
        "select store.invitation_secret()",
        "select * from store.idempotency",
        "select * from store.relay",
        "select * from store.relay_take('me', '1 second')",
        "select store.forget_keys(1)"
      })
  void whoRebuildsReadsAndNoMore(String sql) {
    refused("ragtime_rebuild", sql);
  }

  @ParameterizedTest
  @CsvSource({"lancashire, 2", "kent, 1", "essex, 0", "'', 0"})
  void theServiceSeesOnePartnershipAtATime(String partnership, String events) throws SQLException {
    for (String from : List.of("store.event", "store.recorded_event")) {
      assertThat(run("ragtime_command", partnership, "select count(*) from " + from))
          .as(from)
          .isEqualTo(events);
    }
    String mine = events.equals("0") ? "0" : "1";
    for (String from : List.of("store.partnership", "store.stream_name", "store.stream")) {
      assertThat(run("ragtime_command", partnership, "select count(*) from " + from))
          .as(from)
          .isEqualTo(mine);
    }
  }

  @Test
  void aConnectionForgetsItsPartnershipWithTheTransaction() throws SQLException {
    try (Connection connection = store.database().connect("ragtime_command");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('ragtime.partnership', 'kent', true)");
      connection.commit();
      try (ResultSet rows = statement.executeQuery("select count(*) from store.event")) {
        rows.next();
        assertThat(rows.getInt(1)).isZero();
      }
    }
  }

  @Test
  void theReaderFindsItsPartnershipAndLeavesNoTrace() {
    StoreReader reader = store.reader();
    var blackpool = StreamKey.parse("lancashire/area/blackpool");

    // more often than the driver takes to prepare a statement on the server
    for (int i = 0; i < 12; i++) {
      assertThat(reader.events(blackpool, 1)).hasSize(2);
      assertThat(reader.events(StreamKey.parse("kent/area/blackpool"), 1)).isEmpty();
    }
  }

  @Test
  void theRelaySeesEveryEvent() throws SQLException {
    assertThat(run("ragtime_relay", "", "select count(*) from store.event")).isEqualTo("3");
  }

  @Test
  void whoRebuildsSeesEveryEvent() throws SQLException {
    assertThat(run("ragtime_rebuild", "", "select count(*) from store.recorded_event"))
        .isEqualTo("3");
  }

  @Test
  void whoRelaysForgetsKeysAndSeesNone() throws SQLException {
    assertThat(run("ragtime_relay", "", "select store.forget_keys(1)")).isEqualTo("0");
  }

  @Test
  void noRoleBypassesRowLevelSecurity() throws SQLException {
    assertThat(
            store.rows(
                """
                select rolname from pg_roles
                where rolname like 'ragtime_%' and (rolsuper or rolbypassrls)\
                """))
        .isEmpty();
    assertThat(
            store.rows(
                """
                select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'store' and c.relkind = 'r' and not c.relforcerowsecurity
                  and relname not like 'flyway%'\
                """))
        .isEmpty();
  }
}

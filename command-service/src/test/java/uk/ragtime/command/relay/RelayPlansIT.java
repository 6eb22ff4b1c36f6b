package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a batch is read as fast from a large store as from a small one. */
class RelayPlansIT {
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
  void nothingIsReadAsAWhole() throws SQLException {
    areGood(); // a connection may keep the plans that it made when it was all new
    relays.change(
        """
        insert into store.partnership (code, position)
        select 'partnership-' || n, 6000 from generate_series(1, 5) n;
        insert into store.stream_name (partnership, number, name)
        select 1 + n % 5, n, 'area/area-' || n from generate_series(1, 5000) n;
        insert into store.event (global_offset, recorded_at, command_id, partnership, position,
          stream, version, type, actor, payload)
        select n, now(), gen_random_uuid(), 1 + n % 5, 1 + n / 5, 1 + n % 5000, 1 + n / 5000,
          'area-defined.v1', 'carol', '{}'
        from generate_series(0, 29999) n;
        insert into erasable.person (partnership, position, handle, code, name, person_key)
        select 1 + n % 5, 1, 'member-' || n, 'code-' || n, 'Name', 'key'
        from generate_series(1, 1000) n;
        insert into erasable.text (partnership, position, field, key, text)
        select 1 + n % 5, 1 + n / 5, 'rationale', 'key', 'Text' from generate_series(1, 10000) n\
        """);
    areGood();
    relays.change("analyze");
    areGood();
  }

  private void areGood() throws SQLException {
    assertThat(plan(RelayStore.EVENTS, "bigint, integer", "0, 2000"))
        .contains("event_by_offset", "stream_by_number", "text_pkey")
        .doesNotContain("Seq Scan", "Sort", "Hash", "Merge", "Materialize");
    assertThat(
            plan(
                RelayStore.FIND,
                "text, bigint, uuid, timestamptz",
                "'partnership-1', 1, gen_random_uuid(), now()"))
        .contains("event_pkey")
        .doesNotContain("Seq Scan", "Hash Join", "Merge");
    assertThat(plan(RelayStore.PEOPLE, "bigint, bigint", "1, 2000"))
        .contains("event_by_offset", "stream_by_number", "person_pkey")
        .doesNotContain("Seq Scan", "Hash Join", "Merge");
    assertThat(plan(RelayStore.ALL_PEOPLE, "text, text, integer", "'', '', 1000"))
        .contains("person_pkey")
        .doesNotContain("Seq Scan", "Sort", "Hash");
    assertThat(plan(RelayStore.ALL_TEXTS, "text, integer, text, integer", "'', 0, '', 100"))
        .contains("text_pkey")
        .doesNotContain("Seq Scan", "Sort", "Hash");
  }

  /** The one that is kept for all values, to the relay's role, as its connections are set. */
  private String plan(String sql, String types, String values) throws SQLException {
    String numbered = sql;
    for (int i = 1; numbered.indexOf('?') >= 0; i++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + i);
    }
    StringBuilder plan = new StringBuilder();
    try (Connection connection = relays.store().database().connect("ragtime_relay");
        Statement statement = connection.createStatement()) {
      statement.execute(RelayStore.SETTINGS);
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute("prepare asked (" + types + ") as " + numbered);
      try (ResultSet rows = statement.executeQuery("explain execute asked (" + values + ")")) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
    }
    return plan.toString();
  }
}

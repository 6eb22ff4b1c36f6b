package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.kernel.StreamId;

/**
 * A connection keeps the plan that it made when the tables were small. It must be one that does not
 * read more as they grow.
 */
class AppendPlansIT {
  private static final int APPENDS = 50;
  private static final int GROWN = 800;

  private StoreUnderTest store;
  private HikariDataSource connection;
  private GroupCommit instance;

  @BeforeEach
  void start() {
    store = StoreUnderTest.migrated();
    connection = store.pool(1);
    instance = store.instance(connection);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void whatAnAppendReadsDoesNotGrowWithTheStore() throws SQLException {
    // given a plan that was made when the planner knew of a handful of rows
    append(0);
    analyse();

    // when as much is appended to a small store and to a grown one
    Map<String, Long> small = rowsReadByAppends(1);
    for (int i = APPENDS + 1; i < GROWN; i++) {
      append(i);
    }
    Map<String, Long> grown = rowsReadByAppends(GROWN);

    // then as much is read: what it is about, and not what else there is
    small.forEach((table, rows) ->
        assertThat(grown.getOrDefault(table, 0L))
            .as("rows of %s, where a small store has %d", table, rows)
            .isLessThan(rows + APPENDS));
    assertThat(small.get("stream_name")).isPositive();
  }

  private void analyse() throws SQLException {
    try (Connection owner = store.database().connect(store.database().owner());
        Statement statement = owner.createStatement()) {
      statement.execute(
          "analyze store.partnership, store.stream_name, store.event, store.idempotency");
    }
  }

  private Map<String, Long> rowsReadByAppends(int first) throws SQLException {
    Map<String, Long> before = rowsRead();
    for (int i = 0; i < APPENDS; i++) {
      append(first + i);
    }
    Map<String, Long> read = rowsRead();
    read.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
    return read;
  }

  /** A request, the same again, and one that is refused: the rare ways are taken as well. */
  private void append(int number) {
    String name = "area-" + number;
    Map<StreamId, Long> appendCondition =
        number == 0 ? Map.of() : Map.of(StoreUnderTest.area("area-0"), 1L);
    var request =
        StoreUnderTest.request(
            "plans",
            name,
            0,
            1,
            appendCondition,
            new IdempotencyKey("key-" + number, "f"),
            UUID.randomUUID());
    assertThat(instance.append(request)).isInstanceOf(AppendOutcome.Appended.class);
    assertThat(instance.append(request)).isInstanceOf(AppendOutcome.DuplicateIdempotencyKey.class);
    assertThat(instance.append(StoreUnderTest.request("plans", name, 7, 1, Map.of())))
        .isInstanceOf(AppendOutcome.ConcurrencyConflict.class);
  }

  /** By table, as the server counts; the backend that appends must report first. */
  private Map<String, Long> rowsRead() throws SQLException {
    try (Connection appending = connection.getConnection();
        Statement statement = appending.createStatement()) {
      statement.execute("select pg_stat_force_next_flush()");
    }
    Map<String, Long> read = new HashMap<>();
    for (String row :
        store.rows(
            """
            select relname, seq_tup_read + coalesce(idx_tup_fetch, 0)
            from pg_stat_user_tables
            where schemaname = 'store' and relname in ('event', 'stream_name', 'idempotency')\
            """)) {
      String[] columns = row.split("\\|", 2);
      read.put(columns[0], Long.valueOf(columns[1]));
    }
    return read;
  }
}

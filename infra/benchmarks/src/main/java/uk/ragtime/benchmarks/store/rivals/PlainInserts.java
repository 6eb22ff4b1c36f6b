package uk.ragtime.benchmarks.store.rivals;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.testing.TestDatabase;

/**
 * Plain inserts into a table like the engine's, without decisions and checks: the upper bound of
 * the machine and PostgreSQL.
 */
public final class PlainInserts implements AutoCloseable {
  /** The rows of a commit in the limit that bulk appends are measured by. */
  public static final int BATCH = 256;

  /** The threads that write such batches. */
  public static final int BATCH_THREADS = 4;

  /** As many as callers, so that none waits for a connection; PostgreSQL allows 200. */
  private static final int CONNECTIONS = 64;

  private final TestDatabase database;
  private final SampleRows rows;
  private final HikariDataSource pool;

  /**
   * @param database in which the engine has recorded ratings
   */
  public PlainInserts(TestDatabase database) throws SQLException {
    this.database = database;
    rows = SampleRows.of(database);
    // Values go as text and get the columns' types from the server: no driver is quicker.
    pool = DatabaseServer.pool(database, CONNECTIONS, "?stringtype=unspecified");
  }

  /** One row a commit, in auto-commit mode: one round trip. */
  public Contender oneByOne() {
    String insert =
        rows.insertInto()
            + IntStream.range(0, rows.columns().size())
                .mapToObj(_ -> "?")
                .collect(Collectors.joining(", ", "values (", ")"));
    return new Inserts("plain insert and commit") {
      @Override
      public List<Caller> callers(int callers) {
        return IntStream.range(0, callers).<Caller>mapToObj(_ -> () -> insertOne(insert)).toList();
      }
    };
  }

  private int insertOne(String insert) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      SampleRows.bind(statement, rows.next());
      return statement.executeUpdate();
    }
  }

  /** Batches from arrays, one a column: one round trip and one commit for all rows of a batch. */
  public Contender inBatches() {
    String insert =
        rows.insertInto()
            + rows.columns().stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", ", "select * from unnest(", ")"));
    return new Inserts(BATCH + "-row batches, " + BATCH_THREADS + " threads") {
      @Override
      public List<Caller> callers(int callers) {
        return IntStream.range(0, BATCH_THREADS)
            .<Caller>mapToObj(_ -> () -> insertBatch(insert))
            .toList();
      }
    };
  }

  private int insertBatch(String insert) throws SQLException {
    int width = rows.columns().size();
    List<@Nullable String[]> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(new String[BATCH]);
    }
    for (int place = 0; place < BATCH; place++) {
      @Nullable String[] row = rows.next();
      for (int i = 0; i < width; i++) {
        columns.get(i)[place] = row[i];
      }
    }
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < width; i++) {
        statement.setArray(i + 1, connection.createArrayOf("text", columns.get(i)));
      }
      return statement.executeUpdate();
    }
  }

  /** Both begin every slice with an empty table: a limit should not slow down as it grows. */
  private abstract class Inserts implements Contender {
    private final String name;

    Inserts(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void prepare() throws SQLException {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("truncate " + SampleRows.TABLE);
      }
    }

    @Override
    public long kept() throws SQLException {
      return DatabaseServer.number(database, "select count(*) from " + SampleRows.TABLE);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}

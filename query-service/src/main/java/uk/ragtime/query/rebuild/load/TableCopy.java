package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.ReadTable.Column;
import uk.ragtime.query.rebuild.RebuildCancelledException;

/**
 * Fills one log of a generation that nobody reads yet, on a connection and a thread of its own.
 * Truncated and filled in one transaction, the rows need no write-ahead log if wal_level is
 * minimal, and are frozen from the start. Its indexes are dropped; they are built afterwards.
 */
final class TableCopy implements AutoCloseable {
  /** Bytes per message: large enough to keep the overhead low, small enough for a cache. */
  private static final int BYTES = 256 * 1024;

  /** Rows per chunk. */
  private static final int ROWS = 500;

  /** Chunks waiting for PostgreSQL, some megabytes; a faster producer is blocked. */
  private static final int WAITING = 8;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Marks the end; all other chunks hold rows. */
  private static final List<@Nullable Object[]> END = List.of();

  private final Connection connection;
  private final ReadTable table;
  private final BlockingQueue<List<@Nullable Object[]>> chunks = new ArrayBlockingQueue<>(WAITING);
  private final Thread writer;
  private List<@Nullable Object[]> chunk = new ArrayList<>(ROWS);
  private long rows;
  private volatile @Nullable TableIndexes indexes;
  private volatile @Nullable Exception failure;

  /**
   * @param connection whose search path is the generation; closed at the end
   */
  TableCopy(Connection connection, ReadTable table) {
    this.connection = connection;
    this.table = table;
    this.writer = Thread.ofPlatform().name("rebuild-" + table.name()).start(this::write);
  }

  ReadTable table() {
    return table;
  }

  /** Number of rows added. */
  long rows() {
    return rows;
  }

  void add(@Nullable Object[] values) throws SQLException {
    rows++;
    chunk.add(values);
    if (chunk.size() == ROWS) {
      handOver(chunk);
      chunk = new ArrayList<>(ROWS);
    }
  }

  /** Ends the copy, without waiting for it. */
  void finish() throws SQLException {
    if (!chunk.isEmpty()) {
      handOver(chunk);
    }
    handOver(END);
  }

  /**
   * Waits until all rows are committed.
   *
   * @param meanwhile runs every second, and may abort by throwing
   * @return the indexes that the table lacks
   */
  TableIndexes await(Runnable meanwhile) throws SQLException {
    try {
      while (!writer.join(BETWEEN_LOOKS)) {
        meanwhile.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildCancelledException();
    }
    BackgroundFailure.rethrow(failure);
    return Objects.requireNonNull(indexes);
  }

  private void handOver(List<@Nullable Object[]> full) throws SQLException {
    BackgroundFailure.rethrow(failure);
    try {
      while (!chunks.offer(full, 1, TimeUnit.SECONDS)) {
        BackgroundFailure.rethrow(failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildCancelledException();
    }
  }

  private void write() {
    try {
      copy();
    } catch (InterruptedException e) {
      failure = new SQLException("interrupted", "57014", e);
    } catch (SQLException | RuntimeException e) {
      failure = e;
    }
  }

  private void copy() throws SQLException, InterruptedException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      indexes = TableIndexes.drop(connection, table.name());
      // COPY does not accept a table behind row-level security; nobody else can see this one yet.
      statement.execute("alter table " + table.name() + " no force row level security");
      // They would keep all rows in memory, and do one by one what is quicker done at once.
      statement.execute("alter table " + table.name() + " disable trigger user");
      statement.execute("truncate " + table.name());
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql());
      try {
        send(copy);
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
      statement.execute("alter table " + table.name() + " enable trigger user");
      statement.execute("alter table " + table.name() + " force row level security");
    }
    connection.commit();
  }

  private void send(CopyIn copy) throws SQLException, InterruptedException {
    BinaryRow bytes = new BinaryRow(BYTES + BYTES / 4);
    bytes.begin();
    for (var chunk = chunks.take(); !chunk.isEmpty(); chunk = chunks.take()) {
      for (@Nullable Object[] row : chunk) {
        bytes.add(table.columns(), row);
        if (bytes.size() >= BYTES) {
          bytes.sendTo(copy);
        }
      }
    }
    bytes.end();
    bytes.sendTo(copy);
  }

  private String sql() {
    List<Column> columns = table.columns();
    return "copy %s (%s) from stdin (format binary, freeze)"
        .formatted(
            table.name(), columns.stream().map(Column::name).collect(Collectors.joining(", ")));
  }

  /** Discards everything that is not committed. */
  @Override
  public void close() throws SQLException {
    writer.interrupt();
    try {
      if (writer.isAlive()) {
        connection.unwrap(PGConnection.class).cancelQuery();
      }
    } finally {
      connection.abort(Runnable::run);
    }
  }
}

package uk.ragtime.query.rebuild;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.ReadTable.Column;

/**
 * Fills one log of a generation that nobody reads yet, on a connection and a thread of its own.
 * Emptied and filled in one transaction, the rows need no write-ahead log where PostgreSQL keeps
 * only what it needs for itself (wal_level = minimal), and are frozen from the beginning; indexes
 * come afterwards.
 */
final class TableCopy implements AutoCloseable {
  /** Large enough that handing over costs nothing, small enough for a processor's cache. */
  private static final int CHUNK = 256 * 1024;

  /** Chunks that wait for PostgreSQL: 2 MiB. Whoever makes them faster waits as well. */
  private static final int WAITING = 8;

  private static final ByteBuffer END = ByteBuffer.allocate(0);

  private final Connection connection;
  private final ReadTable table;
  private final BinaryRow rows = new BinaryRow(CHUNK + CHUNK / 4);
  private final BlockingQueue<ByteBuffer> chunks = new ArrayBlockingQueue<>(WAITING);
  private final Thread writer;
  private volatile @Nullable SQLException failure;

  /**
   * @param connection whose tables without a schema are the generation's; it is closed in the end
   */
  TableCopy(Connection connection, ReadTable table) {
    this.connection = connection;
    this.table = table;
    this.writer = Thread.ofPlatform().name("rebuild-" + table.name()).start(this::write);
    rows.begin();
  }

  void add(@Nullable Object[] values) throws SQLException {
    rows.add(table.columns(), values);
    if (rows.size() >= CHUNK) {
      handOver(rows.handOver());
    }
  }

  /** Ends the copy and makes the indexes, without waiting for either. */
  void finish() throws SQLException {
    rows.end();
    handOver(rows.handOver());
    handOver(END);
  }

  /** Waits until everything is committed. */
  void await() throws SQLException {
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    throwFailure();
  }

  private void handOver(ByteBuffer chunk) throws SQLException {
    throwFailure();
    try {
      while (!chunks.offer(chunk, 1, TimeUnit.SECONDS)) {
        throwFailure();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private void throwFailure() throws SQLException {
    SQLException known = failure;
    if (known != null) {
      throw new SQLException(known.getMessage(), known.getSQLState(), known);
    }
  }

  private void write() {
    try {
      copy();
    } catch (InterruptedException e) {
      failure = new SQLException("interrupted", "57014", e);
    } catch (SQLException e) {
      failure = e;
    }
  }

  private void copy() throws SQLException, InterruptedException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local maintenance_work_mem = '256MB'");
      Indexes indexes = Indexes.drop(connection, table.name());
      // COPY takes no table behind row-level security; nobody else can see this one yet.
      statement.execute("alter table " + table.name() + " no force row level security");
      statement.execute("truncate " + table.name());
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql());
      try {
        for (ByteBuffer chunk = chunks.take(); chunk.hasRemaining(); chunk = chunks.take()) {
          copy.writeToCopy(chunk.array(), chunk.arrayOffset(), chunk.limit());
        }
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
      indexes.make(connection);
      statement.execute("alter table " + table.name() + " force row level security");
    }
    connection.commit();
  }

  private String sql() {
    List<Column> columns = table.columns();
    return "copy %s (%s) from stdin (format binary, freeze)"
        .formatted(
            table.name(), columns.stream().map(Column::name).collect(Collectors.joining(", ")));
  }

  /** Gives up whatever is not committed. */
  @Override
  public void close() throws SQLException {
    writer.interrupt();
    connection.abort(Runnable::run);
  }
}

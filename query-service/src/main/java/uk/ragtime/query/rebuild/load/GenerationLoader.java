package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.feed.FeedProjection;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowBatch;
import uk.ragtime.query.rebuild.GenerationTables;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.store.StoredEvent;

/**
 * Fills an empty generation. Large logs are streamed by COPY; rows of other tables are few, or
 * replace each other, and are gathered and written in batches. Not thread-safe.
 */
final class GenerationLoader implements StagedRows.Target, AutoCloseable {
  /** Rows gathered before they are written; limits the memory to about 100 MB. */
  private static final int MAX_BATCH = 200_000;

  /** Events between two checks of the batch's size. */
  private static final int EVENTS_BETWEEN_CHECKS = 1_000;

  private final OwnerDatabase database;
  private final Generation generation;
  private final EventProjector projector;
  private final Connection connection;
  private final RowBatch batch = new RowBatch();
  private final RowBatch erasures = new RowBatch();
  private final StagedRows staged = new StagedRows();
  private final Map<ReadTable, TableCopy> copies = new HashMap<>();
  private final Map<PartnershipCode, BuildProgress> progress = new HashMap<>();
  private final Map<PartnershipCode, References> references = new HashMap<>();
  private final FeedWriter feed;
  private long accepted;

  /**
   * @param kept last positions of the logs of the feed that stay as they are
   */
  GenerationLoader(
      OwnerDatabase database,
      Generation generation,
      EventProjector projector,
      Map<PartnershipCode, Long> kept)
      throws SQLException {
    this.database = database;
    this.generation = generation;
    this.projector = projector;
    this.connection = database.connect(generation);
    this.connection.setAutoCommit(false);
    this.feed = new FeedWriter(database.connect(generation), kept);
  }

  void accept(StoredEvent event) throws SQLException {
    accepted++;
    BuildProgress before = progress.getOrDefault(event.partnership(), BuildProgress.NOWHERE);
    if (before.parked() != null) {
      return;
    }
    References known = references.computeIfAbsent(event.partnership(), References::none);
    progress.put(event.partnership(), projector.stage(event, before, known, staged));
    staged.moveTo(this);
    if (accepted % EVENTS_BETWEEN_CHECKS == 0 && batch.size() >= MAX_BATCH) {
      batch.write(connection);
    }
  }

  /** Number of accepted events. */
  long accepted() {
    return accepted;
  }

  /**
   * Writes the remaining rows and builds the indexes; the generation is complete afterwards.
   *
   * @param meanwhile runs every second, and may abort by throwing
   */
  void finish(Runnable meanwhile) throws SQLException {
    feed.finish();
    for (TableCopy copy : copies.values()) {
      copy.finish();
    }
    List<String> longest = new ArrayList<>();
    List<String> builds = new ArrayList<>();
    List<String> last = new ArrayList<>();
    for (TableCopy copy : largestFirst()) {
      TableIndexes indexes = copy.await(meanwhile);
      builds.addAll(indexes.builds());
      last.addAll(indexes.constraints());
      var following = copy.table().afterCopy();
      if (following.isPresent()) {
        longest.addAll(following.get().statements());
        last.addAll(TableIndexes.drop(connection, following.get().filled()).builds());
      }
    }
    connection.commit();
    longest.addAll(builds);
    try (TableWork work = TableWork.start(this::connect, longest)) {
      writeRest();
      work.await(meanwhile);
    }
    last.addAll(analyses());
    try (TableWork work = TableWork.start(this::connect, last)) {
      work.await(meanwhile);
    }
    feed.await(meanwhile);
    connection.setAutoCommit(true);
  }

  /** Writes the rows of small tables and how far each partnership is. */
  private void writeRest() throws SQLException {
    batch.write(connection);
    BuildProgress.store(connection, progress);
    connection.commit();
    // Projectors write the same rows, and would wait for a transaction of a whole build.
    erasures.write(connection);
    connection.commit();
  }

  /** Copies by the number of their rows. */
  private List<TableCopy> largestFirst() {
    List<TableCopy> all = new ArrayList<>(copies.values());
    all.sort(Comparator.comparingLong(TableCopy::rows).reversed());
    return all;
  }

  private Connection connect() throws SQLException {
    return database.connect(generation);
  }

  private List<String> analyses() {
    return GenerationTables.of(connection, generation).stream()
        .map(table -> "analyze " + table)
        .toList();
  }

  @Override
  public void add(ReadTable log, @Nullable Object[] values) throws SQLException {
    if (log == FeedProjection.TAIL) {
      feed.add(values);
    } else if (log.isLarge()) {
      copyOf(log).add(values);
    } else {
      batch.add(log, values);
    }
  }

  @Override
  public void put(ReadTable state, @Nullable Object[] values) {
    batchOf(state).put(state, values);
  }

  @Override
  public void remove(ReadTable state, Object[] key) {
    batchOf(state).remove(state, key);
  }

  private RowBatch batchOf(ReadTable state) {
    return state.isOfGeneration() ? batch : erasures;
  }

  private TableCopy copyOf(ReadTable log) throws SQLException {
    TableCopy copy = copies.get(log);
    if (copy == null) {
      copy = new TableCopy(database.connect(generation), log);
      copies.put(log, copy);
    }
    return copy;
  }

  /** Discards everything that is not committed. */
  @Override
  public void close() throws SQLException {
    try (connection;
        feed) {
      closeAll(copies.values().iterator());
    }
  }

  /** Closes all of them, even if one cannot be closed. */
  private static void closeAll(Iterator<TableCopy> copies) throws SQLException {
    if (copies.hasNext()) {
      try (TableCopy _ = copies.next()) {
        closeAll(copies);
      }
    }
  }
}

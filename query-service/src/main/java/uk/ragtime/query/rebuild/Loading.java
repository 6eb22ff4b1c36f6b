package uk.ragtime.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowBatch;
import uk.ragtime.query.store.StoredEvent;

/**
 * Fills an empty generation. The logs that grow with every event are streamed; everything else is
 * small, or is said again and again of the same few things, and is gathered and written in batches.
 * Not for several threads.
 */
final class Loading implements StagedRows.Target, AutoCloseable {
  /** Those that have a row for every event, or nearly. */
  private static final Set<String> STREAMED = Set.of("event_log", "rating_entry");

  /** How many rows are gathered before they are written: bounds the memory, 100 MB or so. */
  private static final int GATHERED = 200_000;

  /** Events between two looks at how many are. */
  private static final int BETWEEN_LOOKS = 1_000;

  private final OwnerDatabase database;
  private final Generation generation;
  private final Projecting projecting;
  private final Connection rest;
  private final RowBatch gathered = new RowBatch();
  private final StagedRows staged = new StagedRows();
  private final Map<ReadTable, TableCopy> copies = new HashMap<>();
  private final Map<PartnershipCode, Standing> standings = new HashMap<>();
  private final Map<PartnershipCode, References> references = new HashMap<>();
  private long taken;

  Loading(OwnerDatabase database, Generation generation, Projecting projecting)
      throws SQLException {
    this.database = database;
    this.generation = generation;
    this.projecting = projecting;
    this.rest = database.connect(generation);
    this.rest.setAutoCommit(false);
  }

  void take(StoredEvent event) throws SQLException {
    taken++;
    Standing before = standings.getOrDefault(event.partnership(), Standing.NOWHERE);
    if (before.parked() != null) {
      return;
    }
    References known = references.computeIfAbsent(event.partnership(), _ -> References.none());
    standings.put(event.partnership(), projecting.stage(event, before, known, staged));
    staged.moveTo(this);
    if (taken % BETWEEN_LOOKS == 0 && gathered.size() >= GATHERED) {
      gathered.write(rest);
    }
  }

  /** How many events were taken. */
  long taken() {
    return taken;
  }

  void takeNames(List<Names.Name> names) throws SQLException {
    for (Names.Name name : names) {
      projecting.models().nameMember(name.partnership(), name.member(), name.displayName(), staged);
    }
    staged.moveTo(this);
  }

  /**
   * Writes what is left and makes the indexes; from then on the generation is whole.
   *
   * @param meanwhile is done every second, and may end it by throwing
   */
  void finish(Runnable meanwhile) throws SQLException {
    for (TableCopy copy : copies.values()) {
      copy.finish();
    }
    gathered.write(rest);
    Standing.store(rest, standings);
    rest.commit();
    for (TableCopy copy : copies.values()) {
      copy.await(meanwhile);
    }
    rest.setAutoCommit(true);
    analyze();
  }

  private void analyze() throws SQLException {
    Set<String> tables = new HashSet<>(Tables.of(rest, generation));
    for (String table : tables) {
      try (var statement = rest.createStatement()) {
        statement.execute("analyze " + table);
      }
    }
  }

  @Override
  public void add(ReadTable log, @Nullable Object[] values) throws SQLException {
    if (STREAMED.contains(log.name())) {
      copyOf(log).add(values);
    } else {
      gathered.add(log, values);
    }
  }

  @Override
  public void put(ReadTable state, @Nullable Object[] values) {
    gathered.put(state, values);
  }

  @Override
  public void remove(ReadTable state, Object[] key) {
    gathered.remove(state, key);
  }

  private TableCopy copyOf(ReadTable log) throws SQLException {
    TableCopy copy = copies.get(log);
    if (copy == null) {
      copy = new TableCopy(database.connect(generation), log);
      copies.put(log, copy);
    }
    return copy;
  }

  /** Gives up whatever is not committed. */
  @Override
  public void close() throws SQLException {
    try (rest) {
      closeAll(copies.values().iterator());
    }
  }

  /** Each of them, even where another cannot be closed in order. */
  private static void closeAll(Iterator<TableCopy> copies) throws SQLException {
    if (copies.hasNext()) {
      try (TableCopy _ = copies.next()) {
        closeAll(copies);
      }
    }
  }
}

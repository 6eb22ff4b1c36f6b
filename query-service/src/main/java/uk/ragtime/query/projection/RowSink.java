package uk.ragtime.query.projection;

import org.jspecify.annotations.Nullable;

/** Receives the rows of projections. */
public interface RowSink {
  /**
   * Adds a row to a log.
   *
   * @param values one for each of its columns
   */
  void add(ReadTable log, @Nullable Object... values);

  /**
   * Sets the current state of a key, and replaces the one before.
   *
   * @param values one for each of the table's columns
   */
  void put(ReadTable state, @Nullable Object... values);

  /** Removes the state of a key. */
  void remove(ReadTable state, Object... key);
}

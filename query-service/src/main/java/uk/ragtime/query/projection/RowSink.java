package uk.ragtime.query.projection;

import org.jspecify.annotations.Nullable;

/** Where projections say what events come to in the read models. */
public interface RowSink {
  /**
   * Adds a row to a log.
   *
   * @param values one for each of its columns
   */
  void add(ReadTable log, @Nullable Object... values);

  /**
   * Says how something is from now on; whatever was said of it before is forgotten.
   *
   * @param values one for each of the table's columns
   */
  void put(ReadTable state, @Nullable Object... values);

  /** Says that something is no more. */
  void remove(ReadTable state, Object... key);
}

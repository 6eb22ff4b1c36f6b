package uk.ragtime.query.export;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A table being written: a header row, then rows, none of which is kept in memory. An unfinished
 * table is truncated, and is closed as such.
 */
interface Table extends AutoCloseable {
  /**
   * Adds a row.
   *
   * @param cells a value for each column, in order: a String, Long, Integer, BigDecimal, LocalDate,
   *     Instant or Boolean; null leaves the cell empty
   */
  void row(@Nullable Object... cells) throws IOException;

  /** Writes the end of a complete table. */
  void finish() throws IOException;

  @Override
  void close();
}

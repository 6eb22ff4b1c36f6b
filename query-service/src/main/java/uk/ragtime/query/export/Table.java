package uk.ragtime.query.export;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A table being written: one header row, then rows, none of which is kept in memory. A table that
 * was not finished is cut off, and is closed as one.
 */
interface Table extends AutoCloseable {
  /**
   * Adds a row.
   *
   * @param cells a value for each column, in their order: a String, Long, Integer, BigDecimal,
   *     LocalDate, Instant or Boolean; null leaves the cell empty
   */
  void row(@Nullable Object... cells) throws IOException;

  /** Writes what a complete table ends with. */
  void finish() throws IOException;

  @Override
  void close();
}

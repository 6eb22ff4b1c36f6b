package uk.ragtime.query.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads rows that are to be kept in memory. Whoever is answered from memory later is not seen by
 * row-level security again, so each row must name its partnership, and it must be the right one.
 */
public final class ReferenceRows {
  /** Cost of a row beside the characters of its values, in bytes: objects and references. */
  private static final int ROW_OVERHEAD = 200;

  private final @Nullable Tenant tenant;
  private long bytes;

  /**
   * @param tenant null for nobody's rows, of which there are none
   */
  ReferenceRows(@Nullable Tenant tenant) {
    this.tenant = tenant;
  }

  /**
   * Rows of a query that selects the partnership. The parameter {@code :partnership} is already
   * set.
   *
   * @throws IllegalStateException if there is one of another partnership
   */
  public <T> List<T> list(String sql, RowMapper<T> mapper) {
    Tenant own = tenant;
    if (own == null) {
      return List.of();
    }
    return own.ask(sql)
        .query((row, number) -> {
          requireOwn(own, row);
          bytes += size(row);
          return mapper.mapRow(row, number);
        })
        .list();
  }

  /** Memory that the rows take, as far as it can be told from their values. */
  long bytes() {
    return bytes;
  }

  private static void requireOwn(Tenant own, ResultSet row) throws SQLException {
    if (!own.partnership().value().equals(row.getString("partnership"))) {
      throw new IllegalStateException("A row of another partnership is not kept");
    }
  }

  private static long size(ResultSet row) throws SQLException {
    long size = ROW_OVERHEAD;
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
      String value = row.getString(column);
      size += value == null ? 0 : value.length();
    }
    return size;
  }
}

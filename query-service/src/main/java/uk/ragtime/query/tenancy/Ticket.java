package uk.ragtime.query.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Entitles a transaction to what is in memory about one partnership. It is made of the row that
 * PostgreSQL returned to this very transaction: the partnership is the one that the caller's own
 * row has set, and the versions are those of its database snapshot.
 *
 * @param reference schema and versions of the reference data; null if none was ever projected
 * @param names of the names; null likewise
 */
record Ticket(PartnershipCode partnership, @Nullable String reference, @Nullable String names) {
  /**
   * Ticket of a row; null if the transaction is for nobody.
   *
   * @param asked partnership that the transaction was begun for
   * @throws IllegalStateException if PostgreSQL has set another one
   */
  static @Nullable Ticket of(ResultSet row, PartnershipCode asked) throws SQLException {
    String partnership = row.getString("partnership");
    if (partnership == null || partnership.isEmpty()) {
      return null;
    }
    if (!partnership.equals(asked.value())) {
      throw new IllegalStateException("The transaction is for another partnership");
    }
    String schema = row.getString("schema_name");
    return new Ticket(
        asked, of(schema, row.getString("reference")), of(schema, row.getString("names")));
  }

  static @Nullable String of(@Nullable String schema, @Nullable String versions) {
    return schema == null || versions == null ? null : schema + " " + versions;
  }
}

package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * Deletes what was erased by events that the log no longer has, because the store was restored from
 * an older backup.
 */
public final class UnrecordedErasures {
  private static final String ERASE = "select store.erase_unrecorded(?, ?, ?, ?)";

  private final DataSource dataSource;

  public UnrecordedErasures(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Deletes people and texts of a partnership, as far as they are there. */
  public void carryOut(
      PartnershipCode partnership, Collection<MemberHandle> members, Collection<TextPlace> places)
      throws SQLException {
    Object[] handles = members.stream().map(MemberHandle::value).toArray();
    Object[] positions = places.stream().map(place -> Math.toIntExact(place.position())).toArray();
    Object[] fields = places.stream().map(place -> place.field().wireName()).toArray();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(ERASE)) {
      statement.setString(1, partnership.value());
      statement.setArray(2, connection.createArrayOf("text", handles));
      statement.setArray(3, connection.createArrayOf("int4", positions));
      statement.setArray(4, connection.createArrayOf("text", fields));
      statement.execute();
    }
  }
}

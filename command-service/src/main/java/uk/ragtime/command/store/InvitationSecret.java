package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The installation's secret for the codes of invitations: made by the store, the same for ever. */
public final class InvitationSecret {
  private final DataSource dataSource;
  private volatile byte @Nullable [] known;

  InvitationSecret(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The secret; to be handed on to nobody.
   *
   * @throws StoreUnavailableException if the store cannot be reached and it is not known yet
   */
  public byte[] value() {
    byte[] value = known;
    if (value == null) {
      value = read();
      known = value;
    }
    return value;
  }

  private byte[] read() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select store.invitation_secret()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBytes(1);
    } catch (SQLException e) {
      throw new StoreUnavailableException("The event store cannot be read", e);
    }
  }
}

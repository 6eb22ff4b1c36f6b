package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The installation's secret for invitation codes, generated once by the store. */
public final class InvitationSecret {
  private final DataSource dataSource;
  private volatile byte @Nullable [] cached;

  InvitationSecret(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The secret. Must not be logged or returned to a caller.
   *
   * @throws StoreUnavailableException if it is not cached and the store cannot be reached
   */
  public byte[] value() {
    byte[] value = cached;
    if (value == null) {
      value = read();
      cached = value;
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

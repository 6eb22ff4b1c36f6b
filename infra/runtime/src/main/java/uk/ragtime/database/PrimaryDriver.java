package uk.ragtime.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLException;

/**
 * PostgreSQL's driver, limited to connections on which the services give right answers: to a server
 * that takes writes, and not through a pooler unless the connection is declared to be pooled. A
 * pooler may run each transaction in another session, so a pooled connection prepares no statements
 * and relies on no session setting.
 */
public final class PrimaryDriver implements Driver {
  /** Connection property: {@code true} where a pooler stands before PostgreSQL. */
  public static final String POOLED = "ragtimePooled";

  private static final String POOLER =
      "A pooler stands between this service and PostgreSQL. Set RAGTIME_DATABASE_POOLED=true for the"
          + " service's own role; give the relay (RAGTIME_RELAY_URL) and the owner"
          + " (SPRING_FLYWAY_URL) an address without a pooler.";

  /** PgBouncer's words for settings that it would have to pass on. */
  private static final String SETTING_REJECTED = "unsupported startup parameter";

  private static final Pattern OPTION = Pattern.compile("-c\\s*(\\w+)=\\S+");

  /** Concerns prepared statements, of which a pooled connection has none. */
  private static final String PLAN_CACHE_MODE = "plan_cache_mode";

  private final org.postgresql.Driver postgres = new org.postgresql.Driver();

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Properties properties = new Properties();
    info.stringPropertyNames().forEach(it -> properties.setProperty(it, info.getProperty(it)));
    boolean pooled = Boolean.parseBoolean((String) properties.remove(POOLED));
    properties.putIfAbsent(PGProperty.TARGET_SERVER_TYPE.getName(), "primary");
    String options = "";
    if (pooled) {
      PGProperty.PREPARE_THRESHOLD.set(properties, 0);
      Object removed = properties.remove(PGProperty.OPTIONS.getName());
      options = removed == null ? "" : removed.toString();
    }
    @Nullable Connection connection = connectDirectly(url, properties);
    if (connection == null) {
      return null;
    }
    try {
      if (pooled) {
        requireSettings(connection, options);
      } else {
        requireOwnSession(connection);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private @Nullable Connection connectDirectly(String url, Properties properties)
      throws SQLException {
    try {
      return postgres.connect(url, properties);
    } catch (PSQLException e) {
      if (String.valueOf(e.getMessage()).contains(SETTING_REJECTED)) {
        throw new UnsuitableConnectionException(POOLER, e);
      }
      throw e;
    }
  }

  /** PostgreSQL announces its process to each client; a pooler announces a number of its own. */
  private static void requireOwnSession(Connection connection) throws SQLException {
    int announced = connection.unwrap(PGConnection.class).getBackendPID();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      if (row.getInt(1) != announced) {
        throw new UnsuitableConnectionException(POOLER, null);
      }
    }
  }

  /** Settings that a direct connection would send must come from the role. */
  private static void requireSettings(Connection connection, String options) throws SQLException {
    Matcher option = OPTION.matcher(options);
    while (option.find()) {
      String name = option.group(1);
      if (!name.equals(PLAN_CACHE_MODE) && isOff(connection, name)) {
        String role = connection.getMetaData().getUserName();
        throw new UnsuitableConnectionException(
            "A pooler passes no settings on, and the role %1$s has no %2$s: alter role %1$s set %2$s"
                    .formatted(role, name)
                + " = …, then let the pooler reconnect.",
            null);
      }
    }
  }

  private static boolean isOff(Connection connection, String setting) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select current_setting(?) = '0'")) {
      statement.setString(1, setting);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return postgres.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return postgres.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return postgres.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return postgres.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return postgres.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return postgres.getParentLogger();
  }
}

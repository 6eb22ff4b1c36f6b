package uk.ragtime.operator;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;
import org.postgresql.util.PasswordUtil;

/**
 * Creates and revokes the logins of reporting tools, by calling functions of the read models'
 * database; see the reporting guide.
 */
final class ReportingLogin {
  private static final String MAKE = "select read.make_reporting_login(?, ?)";
  private static final String REVOKE = "select read.revoke_reporting_login(?)";
  private static final String DROP = "select count(*) from read.drop_revoked_logins()";

  /** There is no token here: the role that signed in did it, and the person at the keyboard. */
  private static final String RECORD =
      "select read.record_operator_act('postgresql', session_user || ', ' || ?, ?, '')";

  /** Long for a running server, short for a person who waits. */
  private static final String SECONDS_TO_CONNECT = "5";

  private static final int PASSWORD_BYTES = 24;

  private final DatabaseLogin administrator;

  ReportingLogin(DatabaseLogin administrator) {
    this.administrator = administrator;
  }

  /**
   * Creates the login, or sets a new password, and returns the text for the operator.
   *
   * @throws OperatorException if it cannot be done
   */
  String make(String partnership) {
    String password = newPassword();
    // The password itself is never sent: no log of the server can give it away.
    String verifier = PasswordUtil.encodeScramSha256(password.toCharArray());
    String user = call("reporting-login " + partnership, MAKE, partnership, verifier);
    ReportingAddress address = new ReportingAddress(administrator.url());
    return """
    The read-only reporting login of %s. Its password is shown this once and kept nowhere; the
    same command sets another one, and with --revoke it takes the login away.

      user      %s
      password  %s
      schema    reporting_v1
      psql      %s
      JDBC      %s

    docs/REPORTING.md says how Power BI, Excel, Tableau and others connect.\
    """
        .formatted(partnership, user, password, address.psql(user), address.jdbc(user));
  }

  /**
   * Revokes the login and ends its sessions.
   *
   * @throws OperatorException if it cannot be done
   */
  String revoke(String partnership) {
    String act = "reporting-login --revoke " + partnership;
    String login = call(act, REVOKE, partnership);
    // Only now that nobody can log in any more is it certain that all sessions are ended.
    call(act + ", sessions and role", DROP);
    return "Took away the reporting login of "
        + partnership
        + ", "
        + login
        + ", and ended its sessions.";
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Calls a function and records the act, both or neither. */
  private String call(String act, String function, String... values) {
    Properties properties = new Properties();
    properties.setProperty("user", administrator.user());
    properties.setProperty("password", administrator.password());
    properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    try (Connection connection = DriverManager.getConnection(administrator.url(), properties)) {
      connection.setAutoCommit(false);
      String answer = ask(connection, function, values);
      ask(connection, RECORD, System.getProperty("user.name", "unknown"), act);
      connection.commit();
      return answer;
    } catch (SQLException e) {
      throw new OperatorException(explain(e), e);
    }
  }

  private static String ask(Connection connection, String function, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(function)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private String explain(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      // No such partnership, or no login of it: PostgreSQL's first line says so.
      case "P0002" -> firstLine(failure);
      case "42501" ->
          administrator.user()
              + " may not make roles. Let it (alter role … createrole), or call"
              + " read.make_reporting_login as an administrator; see docs/REPORTING.md.";
      case "3F000", "42883" ->
          "The read models are not there yet. Start query-service once, then ask again.";
      case "08001", "08006", "57P03" ->
          "PostgreSQL does not answer at " + administrator.url() + ". Does Ragtime run?";
      default -> "The reporting login was not changed: " + firstLine(failure);
    };
  }

  private static String firstLine(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse(message).replaceFirst("^ERROR: ", "") + ".";
  }
}

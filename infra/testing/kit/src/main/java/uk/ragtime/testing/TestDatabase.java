package uk.ragtime.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A database of one test, with the roles that may use it.
 *
 * @param url its JDBC URL, without user and password
 * @param owner the role that migrates it
 * @param logins the services' roles
 * @param password of each of these roles
 */
public record TestDatabase(
    String name, String url, String owner, List<String> logins, String password) {

  /**
   * The same database through another port of this machine. Every call sends its SQL as text, by
   * which a proxy there recognises it.
   */
  public TestDatabase through(int port) {
    return new TestDatabase(
        name,
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?prepareThreshold=0",
        owner,
        logins,
        password);
  }

  /** A new connection under one of the database's roles. */
  public Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(url, role, password);
  }
}

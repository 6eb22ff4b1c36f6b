package uk.ragtime.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Creates a service's database with its owner and its login roles, if missing: in Java what the
 * operations guide does in SQL.
 */
public final class Databases {

  /** The server's administrator. */
  public record Administrator(String url, String user, String password) {}

  /** A role that logs in. It owns nothing and bypasses nothing unless it is made the owner. */
  public record Login(String role, String password) {
    @Override
    public String toString() {
      return role;
    }
  }

  /**
   * A role without a login: a login assumes it for a transaction, for what only it may do, and has
   * none of its rights otherwise.
   */
  public record AssumableRole(String role, String wearer) {}

  private Databases() {}

  /**
   * Creates the database, its owner (which may migrate it) and the roles that may connect to it; no
   * other role may. Existing objects stay, only the passwords are set again.
   */
  public static void create(
      Administrator administrator, String database, Login owner, List<Login> roles) {
    create(administrator, database, owner, roles, List.of());
  }

  /** Likewise, with roles that these logins may take. */
  public static void create(
      Administrator administrator,
      String database,
      Login owner,
      List<Login> roles,
      List<AssumableRole> assumableRoles) {
    try (Connection connection =
        DriverManager.getConnection(
            administrator.url(), administrator.user(), administrator.password())) {
      create(connection, database, owner, roles, assumableRoles);
    } catch (SQLException e) {
      throw new EmbeddedServerException("The database " + database + " was not made: " + e, e);
    }
  }

  /** Likewise, through a connection of the administrator's. */
  public static void create(
      Connection administrator,
      String database,
      Login owner,
      List<Login> roles,
      List<AssumableRole> assumableRoles)
      throws SQLException {
    createRole(administrator, owner);
    for (Login role : roles) {
      createRole(administrator, role);
    }
    if (!exists(administrator, "select 1 from pg_database where datname = ?", database)) {
      execute(administrator, "create database %I owner %I", database, owner.role());
    }
    execute(administrator, "revoke all on database %I from public", database);
    for (Login role : roles) {
      execute(administrator, "grant connect on database %I to %I", database, role.role());
    }
    for (AssumableRole role : assumableRoles) {
      createAssumableRole(administrator, role);
    }
  }

  private static void createRole(Connection connection, Login login) throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", login.role())) {
      execute(connection, "create role %I", login.role());
    }
    execute(
        connection,
        """
        alter role %I with login nosuperuser nocreatedb nocreaterole nobypassrls noreplication
          password %L
        """,
        login.role(),
        login.password());
  }

  private static void createAssumableRole(Connection connection, AssumableRole role)
      throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", role.role())) {
      execute(connection, "create role %I nologin", role.role());
    }
    execute(connection, "grant %I to %I with inherit false", role.role(), role.wearer());
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Definitions take no parameters, so PostgreSQL itself quotes the names into them. */
  private static void execute(Connection connection, String template, String... names)
      throws SQLException {
    String format = "select format(?" + ", ?::text".repeat(names.length) + ")";
    String definition;
    try (PreparedStatement statement = connection.prepareStatement(format)) {
      statement.setString(1, template);
      for (int i = 0; i < names.length; i++) {
        statement.setString(i + 2, names[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        definition = rows.getString(1);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(definition);
    }
  }
}

package uk.ragtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.EmbeddedPostgresServer;

/** The script for operators makes the roles and databases that the local platform makes. */
class DatabasesScriptIT {
  private static final Path HOME = Path.of("../../..");

  /** Passwords are each installation's own. */
  private static final String MADE =
      """
      select concat_ws(' ', 'role', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb,
               rolcanlogin, rolreplication, rolbypassrls, rolconnlimit)
        from pg_roles where rolname like 'ragtime%'
      union all
      select concat_ws(' ', 'member', member::regrole, 'of', roleid::regrole, inherit_option,
               set_option, admin_option)
        from pg_auth_members where roleid::regrole::text like 'ragtime%'
      union all
      select concat_ws(' ', 'database', datname, datdba::regrole, granted)
        from pg_database, unnest(datacl) granted where datname like 'ragtime%'
      order by 1
      """;

  @TempDir Path data;

  @Test
  void itLeavesNothingToTheLocalPlatformButPasswords() throws Exception {
    Services services =
        new Services(
            Settings.from(
                Map.of("RAGTIME_HOME", HOME.toString(), "RAGTIME_DATA", data.toString())));
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.throwAway();
        Connection administrator =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
        Statement statement = administrator.createStatement()) {
      for (String command :
          Files.readString(HOME.resolve("infra/deploy/databases.sql")).strip().split(";\n", -1)) {
        statement.execute(command);
      }
      List<String> byTheScript = made(statement);

      services.createDatabases(
          new Databases.Administrator(
              server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()));

      assertThat(made(statement)).isEqualTo(byTheScript);
      for (String database : List.of("ragtime_command", "ragtime_query", "ragtime_portal")) {
        assertThat(byTheScript).anyMatch(line -> line.startsWith("database " + database + " "));
      }
    }
  }

  private static List<String> made(Statement statement) throws Exception {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(MADE)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}

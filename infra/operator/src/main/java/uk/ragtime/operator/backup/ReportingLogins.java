package uk.ragtime.operator.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The reporting logins of all partnerships, kept beside a backup: their names and the verifiers of
 * their passwords. Roles belong to a server, not to a database, so that a restored or recreated
 * database of the read models has none of them.
 */
final class ReportingLogins {
  private static final String SAVE =
      """
      select l.partnership, l.role_name, coalesce(a.rolpassword, '')
        from read.reporting_login l
        left join pg_authid a on a.rolname = l.role_name
       order by l.partnership
      """;

  /** The table names the role that {@code make_reporting_login} makes. */
  private static final String REMEMBER =
      """
      insert into read.reporting_login (role_name, partnership)
      values (?, ?)
      on conflict do nothing
      """;

  private static final String MAKE = "select read.make_reporting_login(?, ?)";

  /** Members of the group that may connect to no database: their databases are gone. */
  private static final String ORPHANS =
      """
      select r.rolname
        from pg_roles r
       where r.rolname ~ '^reporting_[0-9a-f]{12}$'
         and pg_has_role(r.oid, 'ragtime_reporting', 'member')
         and not exists
           (select
              from pg_database d, aclexplode(d.datacl) a
             where a.grantee = r.oid)
         and not exists (select from read.reporting_login l where l.role_name = r.rolname)
      """;

  private static final String GROUP = "select count(*) from pg_roles where rolname = ?";

  /**
   * Outcome for the operator.
   *
   * @param waiting partnerships that the read models do not have yet
   * @param dropped roles that no database knew any more
   */
  record Restored(List<String> made, List<String> waiting, List<String> dropped) {}

  private record Login(String partnership, String role, String verifier) {}

  private ReportingLogins() {}

  /** Writes a file that only its owner can read; returns how many logins there are. */
  static int save(Connection superuser, Path file) throws SQLException, IOException {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement statement = superuser.prepareStatement(SAVE);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        lines.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
      }
    }
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, lines);
    return lines.size();
  }

  /** Makes the logins again, under their former names and with their former passwords. */
  static Restored restore(Connection superuser, Path file) throws SQLException, IOException {
    List<String> made = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (Login login : read(file)) {
      try (PreparedStatement statement = superuser.prepareStatement(REMEMBER)) {
        statement.setString(1, login.role());
        statement.setString(2, login.partnership());
        statement.executeUpdate();
      }
      if (make(superuser, login)) {
        made.add(login.role());
      } else {
        waiting.add(login.partnership());
      }
    }
    return new Restored(made, waiting, dropOrphans(superuser));
  }

  private static boolean make(Connection superuser, Login login) throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(MAKE)) {
      statement.setString(1, login.partnership());
      statement.setString(2, login.verifier().isEmpty() ? null : login.verifier());
      statement.execute();
      return true;
    } catch (SQLException e) {
      if ("P0002".equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static List<String> dropOrphans(Connection superuser) throws SQLException {
    List<String> orphans = new ArrayList<>();
    try (PreparedStatement group = superuser.prepareStatement(GROUP)) {
      group.setString(1, "ragtime_reporting");
      try (ResultSet row = group.executeQuery()) {
        if (!row.next() || row.getInt(1) == 0) {
          return orphans;
        }
      }
    }
    try (PreparedStatement statement = superuser.prepareStatement(ORPHANS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        orphans.add(row.getString(1));
      }
    }
    for (String orphan : orphans) {
      try (var statement = superuser.createStatement()) {
        statement.execute("drop role " + statement.enquoteIdentifier(orphan, true));
      }
    }
    return orphans;
  }

  private static List<Login> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split(" ", 3))
        .map(parts -> new Login(parts[0], parts[1], parts[2]))
        .toList();
  }
}

package uk.ragtime.operator.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import uk.ragtime.operator.OperatorException;

/**
 * A copy of a running server's data directory, with the WAL that makes it consistent: PostgreSQL's
 * low-level backup, which needs nothing but a superuser's connection and the right to read the
 * directory. Everything is in {@code data} below the backup's directory.
 */
final class BaseBackup {
  /** Recreated by the server at its start; see PostgreSQL's manual, 25.3.4. */
  private static final Set<Path> EMPTIED =
      Set.of(
          Path.of("pg_wal"),
          Path.of("pg_replslot"),
          Path.of("pg_dynshmem"),
          Path.of("pg_notify"),
          Path.of("pg_serial"),
          Path.of("pg_snapshots"),
          Path.of("pg_stat_tmp"),
          Path.of("pg_subtrans"));

  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

  private static final String START =
      "select pg_walfile_name(pg_backup_start('ragtime', fast => true))";

  private static final String STOP =
      """
      select pg_walfile_name(s.lsn) as last_file, s.labelfile, s.spcmapfile
        from pg_backup_stop(wait_for_archive => false) s
      """;

  private final Path directory;

  BaseBackup(Path directory) {
    this.directory = directory;
  }

  /** The copied data directory. */
  Path data() {
    return directory.resolve("data");
  }

  /**
   * Takes the backup.
   *
   * @param superuser on this connection the backup begins and ends
   * @throws OperatorException if this process cannot read the server's directory
   */
  void take(Connection superuser) throws SQLException, IOException {
    Path source = Path.of(text(superuser, "show data_directory"));
    if (!Files.isReadable(source)) {
      throw new OperatorException(
          "The data directory "
              + source
              + " cannot be read from here. Run this on the server's machine, as its user.");
    }
    if (!text(superuser, "select count(*) from pg_tablespace").equals("2")) {
      throw new OperatorException(
          "The server has tablespaces, which this command does not copy. Use pg_basebackup.");
    }
    Files.createDirectories(directory);
    String first = text(superuser, START);
    DirectoryTree.copy(source, data(), EMPTIED, LEFT_OUT);
    String last;
    try (Statement statement = superuser.createStatement();
        ResultSet stopped = statement.executeQuery(STOP)) {
      stopped.next();
      last = stopped.getString("last_file");
      Files.writeString(data().resolve("backup_label"), stopped.getString("labelfile"));
    }
    copyWal(source.resolve("pg_wal"), first, last);
  }

  /** Copies the segments from the beginning to the end of the backup. */
  private void copyWal(Path wal, String first, String last) throws IOException {
    List<Path> segments = new ArrayList<>();
    try (Stream<Path> files = Files.list(wal)) {
      files
          .filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
          .filter(file -> isBetween(first, file.getFileName().toString(), last))
          .forEach(segments::add);
    }
    if (!segments.contains(wal.resolve(first)) || !segments.contains(wal.resolve(last))) {
      throw new OperatorException(
          "The server recycled WAL that the backup needs. Set wal_keep_size, and repeat it.");
    }
    for (Path segment : segments) {
      Files.copy(segment, data().resolve("pg_wal").resolve(segment.getFileName()));
    }
  }

  private static boolean isBetween(String first, String name, String last) {
    return first.compareTo(name) <= 0 && name.compareTo(last) <= 0;
  }

  static String text(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}

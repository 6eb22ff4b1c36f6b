package uk.ragtime.operator.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import uk.ragtime.operator.OperatorException;

/** A data directory made from a backup; a server that starts on it recovers to a moment. */
final class RestoredDirectory {
  /** A form that PostgreSQL reads from a configuration file: it takes no Z there. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private RestoredDirectory() {}

  /**
   * @param target does not exist yet
   * @param archive where the server's archive command put WAL; empty to restore the backup's end
   * @param moment up to which to recover; empty for the end of the archive
   */
  static void prepare(
      BaseBackup backup, Path target, Optional<Path> archive, Optional<Instant> moment)
      throws IOException {
    if (!Files.isDirectory(backup.data())) {
      throw new OperatorException("There is no backup in " + backup.data().getParent() + ".");
    }
    if (Files.exists(target)) {
      throw new OperatorException(target + " exists. Move it away: nothing is overwritten.");
    }
    if (moment.isPresent() && archive.isEmpty()) {
      throw new OperatorException("Only with --archive can a moment after the backup be reached.");
    }
    createParent(target.toAbsolutePath());
    DirectoryTree.copy(backup.data(), target, Set.of(), Set.of());
    if (archive.isPresent()) {
      StringBuilder settings = new StringBuilder("\n");
      settings
          .append("restore_command = 'cp \"")
          .append(archive.get().toAbsolutePath().toString().replace("'", "''"))
          .append("/%f\" \"%p\"'\n");
      moment.ifPresent(
          to -> settings.append("recovery_target_time = '" + MOMENT.format(to) + "'\n"));
      settings.append("recovery_target_action = 'promote'\n");
      Files.writeString(
          target.resolve("postgresql.auto.conf"), settings, StandardOpenOption.APPEND);
      Files.createFile(target.resolve("recovery.signal"));
    }
  }

  private static void createParent(Path target) throws IOException {
    Path parent = Objects.requireNonNullElse(target.getParent(), target);
    Path present = parent;
    while (present.getParent() != null && !Files.exists(present)) {
      present = present.getParent();
    }
    if (!Files.isDirectory(present) || !Files.isWritable(present)) {
      throw new OperatorException(
          "%s may not write in %s. Run this as the user of PostgreSQL, in a directory of its own."
              .formatted(System.getProperty("user.name", "This user"), present));
    }
    Files.createDirectories(parent);
  }
}

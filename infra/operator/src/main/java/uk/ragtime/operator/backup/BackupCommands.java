package uk.ragtime.operator.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.ragtime.operator.DatabaseLogin;
import uk.ragtime.operator.OperatorException;

/**
 * {@code ragtime backup}, {@code restore}, {@code restored} and {@code drill}: the event store's
 * server, from a backup to readers that know what was lost.
 */
public final class BackupCommands {
  private static final Set<String> NAMES = Set.of("backup", "restore", "restored", "drill");

  private static final String USAGE =
      """
      usage: ragtime backup <directory>
             ragtime restore <backup> <data directory> [--archive <directory>] [--to <instant>]
             ragtime restored <backup>
             ragtime drill <backup> [--archive <directory>] [--to <instant>]\
      """;

  private static final String LOGINS = "reporting-logins";

  private static final int MAX_NAMED = 20;

  private final Databases databases;
  private final PrintStream out;

  /** Logins of superusers, looked up only by the commands that need them. */
  public interface Databases {
    /** To the event store. */
    DatabaseLogin store();

    /** To the read models. */
    DatabaseLogin readModels();
  }

  private record Target(Optional<Path> archive, Optional<Instant> moment) {}

  public BackupCommands(Databases databases, PrintStream out) {
    this.databases = databases;
    this.out = out;
  }

  /** Whether the command is one of these. */
  public static boolean include(String command) {
    return NAMES.contains(command);
  }

  /**
   * Runs a command.
   *
   * @param arguments the command and what follows it
   * @return the exit code
   * @throws OperatorException if it cannot be done
   */
  public int run(List<String> arguments) throws InterruptedException {
    try {
      switch (arguments.getFirst()) {
        case "backup" -> backup(path(arguments, 1, 2));
        case "restore" ->
            restore(path(arguments, 1, 3), path(arguments, 2, 3), target(arguments, 3));
        case "restored" -> restored(path(arguments, 1, 2));
        case "drill" -> drill(path(arguments, 1, 2), target(arguments, 2));
        default -> throw new IllegalArgumentException("not a command: " + arguments.getFirst());
      }
      return 0;
    } catch (AccessDeniedException e) {
      throw new OperatorException(
          "%s failed: %s may not read or write %s. Run it as the user of PostgreSQL."
              .formatted(
                  arguments.getFirst(), System.getProperty("user.name", "this user"), e.getFile()),
          e);
    } catch (FileSystemException e) {
      throw new OperatorException(
          "%s failed at %s: %s"
              .formatted(
                  arguments.getFirst(),
                  e.getFile(),
                  e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()),
          e);
    } catch (SQLException | IOException e) {
      throw new OperatorException(arguments.getFirst() + " failed: " + e.getMessage(), e);
    }
  }

  private void backup(Path directory) throws SQLException, IOException {
    long began = System.nanoTime();
    if (Files.exists(directory)) {
      throw new OperatorException(directory + " exists. Each backup needs a directory of its own.");
    }
    try (Connection store = connect(databases.store())) {
      new BaseBackup(directory).take(store);
      StoreHead head = StoreHead.of(store);
      out.printf(
          Locale.UK,
          "Backed up %,d events, the last of %s, in %.1f s.%n",
          head.events(),
          head.lastRecordedAt(),
          secondsSince(began));
      if (BaseBackup.text(store, "show archive_mode").equals("off")) {
        out.println(
            "The server archives no WAL (archive_mode): what is recorded from now on is in no"
                + " backup.");
      }
    }
    try (Connection readModels = connect(databases.readModels())) {
      int saved = ReportingLogins.save(readModels, directory.resolve(LOGINS));
      out.printf("Kept reporting logins, with names and password verifiers: %d.%n", saved);
    }
  }

  private void restore(Path backup, Path directory, Target target) throws IOException {
    RestoredDirectory.prepare(new BaseBackup(backup), directory, target.archive(), target.moment());
    out.println(
        """
        The data directory %s is prepared. Now:
          1. start PostgreSQL on it, with the installation's configuration, and wait until
             "select pg_is_in_recovery()" is false;
          2. ragtime restored %s
        Leave the services and the read models' database as they are: read models that are ahead
        are recognised, and refuse to answer until they are rebuilt.\
        """
            .formatted(directory, backup));
  }

  private void restored(Path backup) throws SQLException, IOException {
    try (Connection store = connect(databases.store());
        Connection readModels = connect(databases.readModels())) {
      if (BaseBackup.text(store, "select pg_is_in_recovery()").equals("t")) {
        throw new OperatorException("The store is still recovering. Wait, then repeat this.");
      }
      StoreHead head = StoreHead.of(store);
      out.printf(
          Locale.UK,
          "The store has %,d events, the last of %s.%n",
          head.events(),
          head.lastRecordedAt());
      report(ReadModelsAhead.find(store, readModels));
      report(ReportingLogins.restore(readModels, backup.resolve(LOGINS)));
    }
  }

  private void report(Map<String, Loss> losses) {
    Loss total = losses.values().stream().reduce(Loss.NONE, Loss::and);
    out.printf("Compared with the read models, %s.%n", total.inWords());
    if (losses.isEmpty()) {
      return;
    }
    losses.entrySet().stream()
        .limit(MAX_NAMED)
        .forEach(one -> out.printf("  %s: %s%n", one.getKey(), one.getValue().inWords()));
    if (losses.size() > MAX_NAMED) {
      out.printf("  and %d more partnerships%n", losses.size() - MAX_NAMED);
    }
    out.println(
        """
        These partnerships are answered with 503 log-diverged until they are rebuilt. Now:
          1. delete the topics of events, people and texts, and create them again unless
             command-service may: the relay fills them from the store;
          2. ragtime rebuild --accept-differences
        Consumers of the topic read it from its beginning; those that applied lost events find
        another commandid or time at their positions. Readers of the feed get 409 log-changed.\
        """);
  }

  private void report(ReportingLogins.Restored logins) {
    out.printf("Reporting logins under their former names: %d.%n", logins.made().size());
    if (!logins.waiting().isEmpty()) {
      out.println(
          "Not in the read models yet, so repeat this once they are: "
              + String.join(", ", logins.waiting()));
    }
    if (!logins.dropped().isEmpty()) {
      out.println(
          "Dropped logins of databases that are gone: " + String.join(", ", logins.dropped()));
    }
  }

  private void drill(Path backup, Target target)
      throws SQLException, IOException, InterruptedException {
    long began = System.nanoTime();
    DatabaseLogin live = databases.store();
    Path scratch = Files.createTempDirectory("ragtime-drill-");
    try (Connection store = connect(live)) {
      StoreHead before = StoreHead.of(store);
      Path programs =
          Path.of(BaseBackup.text(store, "select setting from pg_config() where name = 'BINDIR'"));
      RestoredDirectory.prepare(
          new BaseBackup(backup), scratch.resolve("data"), target.archive(), target.moment());
      try (ScratchServer server = ScratchServer.start(programs, scratch);
          Connection restored = server.connect(live)) {
        StoreHead after = StoreHead.of(restored);
        check(restored, after);
        out.printf(
            Locale.UK,
            "Restored %,d of %,d events, the last of %s, in %.1f s.%n",
            after.events(),
            before.events(),
            after.lastRecordedAt(),
            secondsSince(began));
        out.printf(
            "Had the server been lost at the start of this drill, %s.%n",
            sentence(Loss.between(before, after)));
      }
    } finally {
      DirectoryTree.delete(scratch);
    }
  }

  private static String sentence(Loss loss) {
    return loss.inWords().replaceFirst(" (is|are) lost", " would be lost");
  }

  /** Reads every event, so that a damaged page is found in the drill and not in the restore. */
  private static void check(Connection restored, StoreHead head) throws SQLException {
    long read =
        Long.parseLong(
            BaseBackup.text(restored, "select count(e.payload::text) from store.event e"));
    if (read != head.events()) {
      throw new OperatorException(
          String.format(
              Locale.UK,
              "The restored store has %,d events and should have %,d: do not rely on this backup.",
              read,
              head.events()));
    }
  }

  private static Connection connect(DatabaseLogin login) throws SQLException {
    return DriverManager.getConnection(login.url(), login.user(), login.password());
  }

  private static double secondsSince(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1_000.0;
  }

  private static Path path(List<String> arguments, int index, int least) {
    if (arguments.size() < least) {
      throw new OperatorException(USAGE);
    }
    return Path.of(arguments.get(index));
  }

  private static Target target(List<String> arguments, int from) {
    Optional<Path> archive = Optional.empty();
    Optional<Instant> moment = Optional.empty();
    List<String> options = new ArrayList<>(arguments.subList(from, arguments.size()));
    while (options.size() >= 2) {
      String value = options.get(1);
      switch (options.getFirst()) {
        case "--archive" -> archive = Optional.of(Path.of(value));
        case "--to" -> moment = Optional.of(instant(value));
        default -> throw new OperatorException(USAGE);
      }
      options.subList(0, 2).clear();
    }
    if (!options.isEmpty()) {
      throw new OperatorException(USAGE);
    }
    return new Target(archive, moment);
  }

  private static Instant instant(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new OperatorException("--to takes an instant such as 2026-11-29T07:30:00Z.", e);
    }
  }
}

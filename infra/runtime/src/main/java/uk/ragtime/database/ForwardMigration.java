package uk.ragtime.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.ragtime.worker.FailureReason;

/**
 * Migrates a schema forward only. A release that is older than the schema changes nothing: Flyway
 * by itself would put the older release's repeatable migrations back. Versions are integers, and a
 * changed repeatable migration comes with a new version, by which releases are ordered.
 */
public final class ForwardMigration {
  private static final Logger log = LoggerFactory.getLogger(ForwardMigration.class);

  private static final Set<MigrationState> OF_ANOTHER_RELEASE =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  /** Result of a migration. */
  public enum Outcome {
    /** The schema is this release's. */
    DONE,
    /** The schema is of a newer release, and unchanged. */
    SCHEMA_IS_NEWER,
    /** A repeatable migration differs though no version does: nobody knows which is newer. */
    SAME_VERSION_DIFFERS
  }

  private ForwardMigration() {}

  /** Migrates in one transaction, all or nothing; looks only, if nothing is to be migrated. */
  public static Outcome migrate(Flyway flyway) {
    MigrationInfo[] all = flyway.info().all();
    if (isUpToDate(all)) {
      return Outcome.DONE;
    }
    Outcome expected = expected(all);
    if (expected == Outcome.DONE) {
      return migrate(flyway, latest(all));
    }
    log.warn(
        switch (expected) {
          case SCHEMA_IS_NEWER ->
              "The schema {} is of a newer release; this one does not migrate it";
          case SAME_VERSION_DIFFERS ->
              "Repeatable migrations of the schema {} differ without a new version; it is left as it"
                  + " is";
          case DONE -> "The schema {} is migrated";
        },
        schema(flyway));
    return expected;
  }

  /** Whether the schema is of a newer release. */
  public static boolean isNewer(Flyway flyway) {
    return expected(flyway.info().all()) == Outcome.SCHEMA_IS_NEWER;
  }

  /**
   * Whether everything has run, as it is in this release. Whatever Flyway would do or complain of
   * is left to it.
   */
  private static boolean isUpToDate(MigrationInfo[] all) {
    return all.length > 0
        && Arrays.stream(all).allMatch(it -> it.getState() == MigrationState.SUPERSEDED || ran(it));
  }

  private static boolean ran(MigrationInfo migration) {
    return migration.getState() == MigrationState.SUCCESS
        && (migration.getType().isSynthetic() || isUnchanged(migration));
  }

  private static boolean isUnchanged(MigrationInfo migration) {
    return migration.isChecksumMatching()
        && migration.isDescriptionMatching()
        && migration.isTypeMatching();
  }

  private static Outcome expected(MigrationInfo[] all) {
    if (Arrays.stream(all).anyMatch(it -> OF_ANOTHER_RELEASE.contains(it.getState()))) {
      return Outcome.SCHEMA_IS_NEWER;
    }
    boolean advances =
        Arrays.stream(all)
            .anyMatch(it -> it.isVersioned() && it.getState() == MigrationState.PENDING);
    boolean differs = Arrays.stream(all).anyMatch(it -> it.getState() == MigrationState.OUTDATED);
    return differs && !advances ? Outcome.SAME_VERSION_DIFFERS : Outcome.DONE;
  }

  private static int latest(MigrationInfo[] all) {
    return Arrays.stream(all)
        .filter(MigrationInfo::isVersioned)
        .map(MigrationInfo::getVersion)
        .map(MigrationVersion::getVersion)
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  /**
   * @param release this release's latest version
   */
  static Outcome migrate(Flyway flyway, int release) {
    Callback[] callbacks =
        Stream.concat(
                Arrays.stream(flyway.getConfiguration().getCallbacks()),
                Stream.of(new NewerSchemaGuard(release)))
            .toArray(Callback[]::new);
    try {
      Flyway.configure(flyway.getConfiguration().getClassLoader())
          .configuration(flyway.getConfiguration())
          .callbacks(callbacks)
          .group(true)
          .load()
          .migrate();
      return Outcome.DONE;
    } catch (FlywayException e) {
      if (FailureReason.causes(e).anyMatch(NewerSchemaException.class::isInstance)) {
        log.warn("A newer release migrated the schema {} meanwhile", schema(flyway));
        return Outcome.SCHEMA_IS_NEWER;
      }
      throw e;
    }
  }

  private static String schema(Flyway flyway) {
    return String.valueOf(flyway.getConfiguration().getDefaultSchema());
  }

  private static final class NewerSchemaException extends FlywayException {
    NewerSchemaException() {
      super("A newer release has migrated the schema");
    }
  }

  /**
   * Looks again under Flyway's lock, before each migration: a newer release may have migrated since
   * this one looked first.
   *
   * @param release this release's latest version
   */
  private record NewerSchemaGuard(int release) implements Callback {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      String latest =
          """
          select coalesce(max(version::integer), 0)
            from "%s"."%s"
           where version is not null
          """
              .formatted(
                  context.getConfiguration().getDefaultSchema(),
                  context.getConfiguration().getTable());
      Connection connection = context.getConnection();
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(latest)) {
        row.next();
        if (row.getInt(1) > release) {
          throw new NewerSchemaException();
        }
      } catch (SQLException e) {
        throw new FlywayException("The schema's history cannot be read", e);
      }
    }

    @Override
    public String getCallbackName() {
      return "newer-schema-guard";
    }
  }
}

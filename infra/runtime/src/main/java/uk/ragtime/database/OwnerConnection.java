package uk.ragtime.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import uk.ragtime.server.settings.Setting;
import uk.ragtime.worker.FailureReason;
import uk.ragtime.worker.WakeSignal;

/**
 * Tries the owner's connection before a migration. Only a server that is away is waited for, up to
 * a limit, and a stop of the process ends the wait; Flyway's own retries would repeat a refused
 * login for minutes and ignore the stop.
 */
public final class OwnerConnection {
  private static final Logger log = LoggerFactory.getLogger(OwnerConnection.class);

  /** Longer than a restart or a switch-over takes; whatever runs the service starts it again. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Setting USER = new Setting("spring.flyway.user");
  private static final Setting PASSWORD = new Setting("spring.flyway.password");

  /** An attempt to connect. */
  @FunctionalInterface
  interface Attempt {
    Connection connect() throws SQLException;
  }

  private OwnerConnection() {}

  /**
   * Waits until the owner can connect.
   *
   * @throws uk.ragtime.server.settings.InvalidSettingException if PostgreSQL refuses the login
   * @throws StartRefusedException if the connection is unsuitable or refused otherwise, if
   *     PostgreSQL does not answer in time, or if the process is stopped meanwhile
   */
  public static void await(Flyway flyway, Environment environment) {
    WakeSignal stopped = new WakeSignal();
    Thread stop = new Thread(stopped::give, "owner-connection-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      await(
          () -> flyway.getConfiguration().getDataSource().getConnection(),
          environment.getProperty(USER.property(), ""),
          stopped,
          LONGEST_WAIT);
    } finally {
      forget(stop);
    }
  }

  private static void forget(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException _) {
      // The process stops: the hook has run.
    }
  }

  /**
   * @param stopped given when the process is to stop
   */
  static void await(Attempt owner, String user, WakeSignal stopped, Duration longest) {
    long giveUpAt = System.nanoTime() + longest.toNanos();
    boolean told = false;
    while (true) {
      try {
        owner.connect().close();
        return;
      } catch (SQLException e) {
        requireRetriable(e, user);
        if (System.nanoTime() - giveUpAt >= 0) {
          throw new StartRefusedException(
              "PostgreSQL does not answer, and only its owner migrates: " + FailureReason.of(e), e);
        }
        if (!told) {
          told = true;
          log.warn(
              "The migration waits for PostgreSQL, for up to {} s: {}",
              longest.toSeconds(),
              FailureReason.of(e));
        }
      }
      pause(stopped);
    }
  }

  private static void pause(WakeSignal stopped) {
    try {
      if (!stopped.await(PAUSE)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new StartRefusedException("Stopped while it waited for PostgreSQL.", null);
  }

  private static void requireRetriable(SQLException failure, String user) {
    String reason = FailureReason.of(failure);
    if (DatabaseFailures.isLoginRefused(failure)) {
      throw PASSWORD.refused(
          "or %s does not suit: PostgreSQL refuses the login of %s (%s)"
              .formatted(USER, user, reason),
          "Set %s to the owner of the database and %s to its password; or remove both, and migrate"
                  .formatted(USER.variable(), PASSWORD.variable())
              + " with the job 'migrate'.");
    }
    if (DatabaseState.unreachable(failure).condition() == DatabaseState.Condition.READ_ONLY) {
      return;
    }
    if (failure instanceof UnsuitableConnectionException) {
      throw new StartRefusedException(reason, failure);
    }
    if (DatabaseFailures.isUntrusted(failure) || !DatabaseFailures.isUnavailable(failure)) {
      throw new StartRefusedException(
          "The owner %s cannot connect to PostgreSQL: %s".formatted(user, reason), failure);
    }
  }
}

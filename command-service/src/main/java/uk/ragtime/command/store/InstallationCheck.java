package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.database.StartRefusedException;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/**
 * Checks that the log is sealed and that its sign-ins were kept under this secret: with another one
 * nobody would be let in, and whoever is enrolled would be lost to the right one. Then applies all
 * erasures again, for a backup may have brought openings back. Where the store cannot be asked at
 * the start, the service is not ready until it can.
 */
final class InstallationCheck implements SmartLifecycle, HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(InstallationCheck.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String SECRET_ID = "select store.secret_id(?)";
  private static final String ERASE_AGAIN = "select store.erase_again()";
  private static final String UNSEALED_TYPES = "select store.unsealed_types(?)";

  private final DataSource dataSource;
  private final String secretId;
  private final Worker worker;
  private volatile boolean passed;
  private volatile String remark = "The store has not been asked yet";

  InstallationCheck(DataSource dataSource, InstallationSecret secret) {
    this.dataSource = dataSource;
    this.secretId = secret.id();
    this.worker =
        Worker.named("installation-check")
            .every(INTERVAL)
            .backOff(INTERVAL, INTERVAL)
            .troubles(Trouble::inWords)
            .repeating(_ -> checkUnlessPassed());
  }

  private void checkUnlessPassed() throws SQLException {
    if (!passed) {
      check();
    }
  }

  /**
   * @throws StartRefusedException if this service would do harm
   */
  void check() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String[] unsealed = unsealedTypes(connection);
      if (unsealed.length > 0) {
        throw refused(
            "The log holds members' codes in events (%s). Seal it once, as its owner and with no service running: ragtime seal-v1"
                .formatted(String.join(", ", unsealed)));
      }
      String kept = secretId(connection);
      if (!kept.equals(secretId)) {
        throw refused(
            "This store's sign-ins were kept under another secret (%s) than RAGTIME_IDENTITY_SECRET (%s): give every service the one that the first start had."
                .formatted(kept, secretId));
      }
      try (PreparedStatement statement = connection.prepareStatement(ERASE_AGAIN)) {
        statement.execute();
      }
    }
    passed = true;
    log.info("The installation's secret is {}", secretId);
  }

  private StartRefusedException refused(String sentence) {
    remark = sentence;
    return new StartRefusedException(sentence, null);
  }

  private static String[] unsealedTypes(Connection connection) throws SQLException {
    Object[] types = Upcasting.UNSEALED.stream().map(EventType::label).toArray();
    try (PreparedStatement statement = connection.prepareStatement(UNSEALED_TYPES)) {
      statement.setArray(1, connection.createArrayOf("text", types));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return (String[]) row.getArray(1).getArray();
      }
    }
  }

  private String secretId(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SECRET_ID)) {
      statement.setString(1, secretId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Override
  public Health health() {
    return passed ? Health.up().build() : Health.down().withDetail("remark", remark).build();
  }

  @Override
  public void start() {
    try {
      check();
    } catch (SQLException e) {
      log.warn(
          "Not ready: the store cannot be asked for the installation's secret: {}", e.toString());
    }
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  /** Before anything that records or publishes. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1;
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}

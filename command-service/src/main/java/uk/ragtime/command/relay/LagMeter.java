package uk.ragtime.command.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.command.relay.Leases.Status;
import uk.ragtime.database.DatabaseFailures;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/**
 * Publishes the relay's lag as metrics and as a health detail. Lag is no reason to take an instance
 * out of service: commands do not wait for the relay.
 */
final class LagMeter implements HealthIndicator, SmartLifecycle {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Leases leases;
  private final String self;
  private final String login;
  private volatile String remark = "";
  private volatile @Nullable Status last;
  private final Worker worker =
      Worker.named("relay-lag")
          .every(INTERVAL)
          .backOff(INTERVAL, INTERVAL)
          .troubles(Trouble::inWords)
          .repeating(_ -> look());

  /**
   * @param self what the lease says where this instance relays
   * @param login role that the relay logs in as
   */
  LagMeter(Leases leases, String self, String login, MeterRegistry meters) {
    this.leases = leases;
    this.self = self;
    this.login = login;
    gauge(
        meters, "lag.events", Status::events, "Events recorded and not yet acknowledged by Kafka");
    gauge(
        meters,
        "lag.seconds",
        Status::seconds,
        "Age of the oldest event that Kafka has not acknowledged");
    gauge(
        meters,
        "topic.damaged",
        status -> status.topic().condition().needsSomebody() ? 1 : 0,
        "1 where the topic of events needs somebody to look after it; health says why");
    gauge(
        meters,
        "leads",
        status -> self.equals(status.leader()) ? 1 : 0,
        "1 where it is this instance that relays");
  }

  /** Not a number where the store does not answer. */
  private void gauge(
      MeterRegistry meters, String name, ToDoubleFunction<Status> value, String description) {
    Gauge.builder(
            "ragtime.relay." + name,
            this,
            meter -> {
              Status status = meter.last;
              return status == null ? Double.NaN : value.applyAsDouble(status);
            })
        .description(description)
        .register(meters);
  }

  @Override
  public Health health() {
    Status status = last;
    if (status == null) {
      Health.Builder unknown = Health.unknown();
      return (remark.isEmpty() ? unknown : unknown.withDetail("remark", remark)).build();
    }
    Health.Builder health =
        Health.up()
            .withDetail("lagEvents", status.events())
            .withDetail("lagSeconds", status.seconds())
            .withDetail("leader", status.leader() == null ? "nobody" : status.leader())
            .withDetail("leads", self.equals(status.leader()))
            .withDetail("topic", status.topic().condition());
    if (!status.topic().remark().isEmpty()) {
      health.withDetail("remark", status.topic().remark());
    }
    return health.build();
  }

  /** A lag that cannot be read is unknown; what was read before says nothing of it. */
  private void look() throws SQLException {
    @Nullable Status now = null;
    try {
      now = leases.status();
    } catch (SQLException e) {
      remark = DatabaseFailures.sentence(e, login) + ": nothing is known of the relay";
      throw e;
    } finally {
      last = now;
    }
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}

package uk.ragtime.command.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.command.relay.RelayStore.Lag;

/**
 * How far Kafka is behind the store, as metrics and as a health detail. Being behind is no reason
 * to be taken out of service: commands do not wait for the relay.
 */
final class LagMeter implements HealthIndicator, SmartLifecycle {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final RelayStore store;
  private volatile @Nullable Lag last;
  private volatile boolean running;
  private @Nullable Thread thread;

  LagMeter(RelayStore store, MeterRegistry meters) {
    this.store = store;
    Gauge.builder("ragtime.relay.lag.events", this, LagMeter::events)
        .description("Events recorded and not yet acknowledged by Kafka")
        .register(meters);
    Gauge.builder("ragtime.relay.lag.seconds", this, LagMeter::seconds)
        .description("Age of the oldest event that Kafka has not acknowledged")
        .register(meters);
  }

  private double events() {
    Lag lag = last;
    return lag == null ? Double.NaN : lag.events();
  }

  private double seconds() {
    Lag lag = last;
    return lag == null ? Double.NaN : lag.seconds();
  }

  @Override
  public Health health() {
    Lag lag = last;
    return lag == null
        ? Health.unknown().build()
        : Health.up()
            .withDetail("lagEvents", lag.events())
            .withDetail("lagSeconds", lag.seconds())
            .build();
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("relay-lag").start(this::run);
  }

  private void run() {
    while (running) {
      try {
        last = store.lag();
      } catch (SQLException _) {
        last = null;
      }
      try {
        Thread.sleep(INTERVAL);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

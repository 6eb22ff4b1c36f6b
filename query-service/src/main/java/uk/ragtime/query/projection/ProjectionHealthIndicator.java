package uk.ragtime.query.projection;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports readiness once the projector has caught up, or has tried for a while: without Kafka the
 * service still answers from the data it has. Quarantined partnerships are reported and do not
 * affect readiness.
 */
@Component
final class ProjectionHealthIndicator implements HealthIndicator {
  /**
   * Catching up from an empty database takes longer; from then on, answers that are behind are
   * better than none.
   */
  private static final Duration FIRST_CATCH_UP = Duration.ofSeconds(10);

  private static final String UNKNOWN = "unknown";

  private final ProjectionProgress progress;

  ProjectionHealthIndicator(ProjectionProgress progress) {
    this.progress = progress;
  }

  @Override
  public Health health() {
    Health.Builder health = isReady() ? Health.up() : Health.outOfService();
    Optional<Lag> lag = progress.lag();
    return health
        .withDetail("lagEvents", lag.<Object>map(Lag::events).orElse(UNKNOWN))
        .withDetail("lagSeconds", lag.map(Lag::seconds).<Object>map(this::seconds).orElse(UNKNOWN))
        .withDetail("fetch", progress.fetchState())
        .withDetail("partitions", progress.partitions())
        .withDetail("parkedPartnerships", progress.parked())
        .withDetail("misfittingOpenings", progress.misfits())
        .build();
  }

  /**
   * An instance that Kafka has refused since its start is misconfigured: it stays out of service.
   */
  private boolean isReady() {
    boolean refused = progress.fetchState() == FetchState.REFUSED && !progress.hasFetched();
    return !refused && progress.hasTried(FIRST_CATCH_UP);
  }

  private Object seconds(double seconds) {
    return Double.isNaN(seconds) ? UNKNOWN : seconds;
  }
}

package uk.ragtime.query.projection;

import java.time.Duration;
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

  private final ProjectionProgress progress;

  ProjectionHealthIndicator(ProjectionProgress progress) {
    this.progress = progress;
  }

  @Override
  public Health health() {
    Health.Builder health = progress.hasTried(FIRST_CATCH_UP) ? Health.up() : Health.outOfService();
    return health
        .withDetail("lagEvents", progress.lagEvents())
        .withDetail("lagSeconds", progress.lagSeconds())
        .withDetail("partitions", progress.partitions())
        .withDetail("parkedPartnerships", progress.parked())
        .build();
  }
}

package uk.ragtime.query.projection;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Ready once the projector has caught up, or has tried for a while: with Kafka away the service
 * still answers from what it has. Parked partnerships are told and do not stop the others.
 */
@Component
final class ProjectionHealthIndicator implements HealthIndicator {
  /**
   * Catching up from nothing takes longer; then it is better seen answering late than not at all.
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

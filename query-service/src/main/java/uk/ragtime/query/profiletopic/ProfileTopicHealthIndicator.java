package uk.ragtime.query.profiletopic;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports the lag of the topic of profiles, on which no query depends. */
@Component
final class ProfileTopicHealthIndicator implements HealthIndicator {
  private final Publisher publisher;

  ProfileTopicHealthIndicator(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public Health health() {
    Integer behind = publisher.behind();
    return Health.up().withDetail("behind", behind == null ? "unknown" : behind).build();
  }
}

package uk.ragtime.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready while PostgreSQL takes writes and its schema suits this release. */
final class DatabaseHealthIndicator implements HealthIndicator {
  private final DatabaseWatch watch;

  DatabaseHealthIndicator(DatabaseWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    DatabaseState state = watch.state();
    Health.Builder health = state.isReady() ? Health.up() : Health.outOfService();
    health.withDetail("condition", state.condition());
    if (!state.remark().isEmpty()) {
      health.withDetail("remark", state.remark());
    }
    return health.build();
  }
}

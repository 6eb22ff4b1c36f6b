package uk.ragtime.portal.session;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ready while the database of sessions answers, and its schema suits this release. */
final class SessionsHealth implements HealthIndicator {
  /** Version of the latest migration among this release's own; a test compares them. */
  static final int VERSION = 2;

  private final JdbcTemplate jdbc;

  SessionsHealth(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Health health() {
    try {
      Boolean suits =
          jdbc.queryForObject(
              "select version >= ? and works_from <= ? from portal.schema_release",
              Boolean.class,
              VERSION,
              VERSION);
      return Boolean.TRUE.equals(suits)
          ? Health.up().build()
          : Health.outOfService().withDetail("reason", "The schema is of another release").build();
    } catch (DataAccessException e) {
      return Health.down().withDetail("reason", e.getClass().getSimpleName()).build();
    }
  }
}

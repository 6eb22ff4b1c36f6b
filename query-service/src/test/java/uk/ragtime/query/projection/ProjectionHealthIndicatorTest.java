package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ProjectionHealthIndicatorTest {
  private final SettableClock clock = new SettableClock();
  private final ProjectionProgress progress = new ProjectionProgress(clock);
  private final ProjectionHealthIndicator health = new ProjectionHealthIndicator(progress);

  @BeforeEach
  void started() {
    progress.started();
  }

  @Test
  @DisplayName("C16: what nobody can say is unknown, and not 0")
  void unknownIsNotZero() {
    assertThat(health.health().getDetails())
        .containsEntry("lagEvents", "unknown")
        .containsEntry("lagSeconds", "unknown");

    progress.behindKafka(0L);
    assertThat(health.health().getDetails()).containsEntry("lagEvents", 0L);

    progress.behindKafka(null);
    assertThat(health.health().getDetails()).containsEntry("lagEvents", "unknown");
    assertThat(progress.lag()).isEmpty();
  }

  @Test
  @DisplayName("C16: where the store is asked, Kafka's lag counts for nothing")
  void theStoreKnowsMoreThanKafka() {
    progress.behindKafka(0L);
    progress.behindStore(new Lag(60, 12.5));
    assertThat(progress.lag()).contains(new Lag(60, 12.5));

    progress.behindStore(null);
    assertThat(progress.lag()).isEmpty();
  }

  @Test
  @DisplayName("C16: an instance that Kafka has never let in does not become ready")
  void refusedSinceTheStart() {
    progress.fetching(FetchState.REFUSED);
    clock.advance(Duration.ofHours(1));

    assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(health.health().getDetails()).containsEntry("fetch", FetchState.REFUSED);
  }

  @Test
  @DisplayName("C16: an instance without Kafka answers from what it has, and says so")
  void unreachable() {
    progress.fetching(FetchState.UNREACHABLE);
    assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

    clock.advance(Duration.ofSeconds(11));
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(health.health().getDetails()).containsEntry("fetch", FetchState.UNREACHABLE);
  }

  @Test
  void anInstanceThatHasFetchedStaysInService() {
    progress.fetching(FetchState.FETCHING);
    progress.behindKafka(0L);
    progress.fetching(FetchState.REFUSED);

    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T09:30:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

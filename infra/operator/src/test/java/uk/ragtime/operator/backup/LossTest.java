package uk.ragtime.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LossTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  @Test
  void aLossIsCountedInEventsAndSeconds() {
    Loss loss = Loss.between(new StoreHead(855, NOON), new StoreHead(850, NOON.minusMillis(7_500)));

    assertThat(loss).isEqualTo(new Loss(5, Duration.ofMillis(7_500)));
    assertThat(loss.inWords()).isEqualTo("5 events are lost, recorded within 7.5 seconds");
    assertThat(new Loss(1, Duration.ZERO).inWords())
        .isEqualTo("1 event is lost, recorded within 0.0 seconds");
  }

  @Test
  void aStoreThatHasEverythingLostNothing() {
    StoreHead head = new StoreHead(850, NOON);

    assertThat(Loss.between(head, head).inWords()).isEqualTo("nothing is lost");
    assertThat(Loss.between(head, new StoreHead(851, NOON.plusSeconds(1)))).isEqualTo(Loss.NONE);
  }

  @Test
  void lossesOfPartnershipsAddUpOverTheLongestSpan() {
    assertThat(new Loss(2, Duration.ofSeconds(3)).and(new Loss(4, Duration.ofSeconds(1))))
        .isEqualTo(new Loss(6, Duration.ofSeconds(3)));
  }
}

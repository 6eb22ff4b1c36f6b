package uk.ragtime.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Nobody takes all places, and none is lost. */
class PermitsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Permits<String> places = new Permits<>(2);

  @Test
  void eachHasPlacesOfTheirOwn() {
    assertThat(places.take("kent", Duration.ZERO)).isNotNull();
    assertThat(places.take("kent", Duration.ZERO)).isNotNull();
    assertThat(places.take("kent", Duration.ZERO)).isNull();
    assertThat(places.take("surrey", Duration.ZERO)).isNotNull();
  }

  @Test
  void aPlaceThatIsGivenBackGoesToWhoeverWaits() {
    try (Permit _ = places.take("kent", Duration.ZERO)) {
      Permit second = places.take("kent", Duration.ZERO);
      var waiting = CompletableFuture.supplyAsync(() -> places.take("kent", LONG));
      assertThat(second).isNotNull();
      if (second != null) {
        second.close();
      }

      Permit third = waiting.join();
      assertThat(third).isNotNull();
      if (third != null) {
        third.close();
      }
    }
    assertThat(places.gates()).as("nobody is there any more").isZero();
  }

  @Test
  void whoIsTurnedAwayLeavesNothingBehind() {
    try (Permit _ = places.take("kent", Duration.ZERO);
        Permit _ = places.take("kent", Duration.ZERO)) {
      assertThat(places.take("kent", Duration.ofMillis(1))).isNull();
    }
    assertThat(places.gates()).isZero();
  }
}

package uk.ragtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackOffTest {
  @Test
  void doublesUpToTheLongestAndBeginsAnew() {
    BackOff backOff = BackOff.doubling(Duration.ofMillis(500), Duration.ofMillis(1_500));
    assertThat(backOff.next()).hasMillis(500);
    assertThat(backOff.next()).hasMillis(1_000);
    assertThat(backOff.next()).hasMillis(1_500);
    assertThat(backOff.next()).hasMillis(1_500);
    backOff.reset();
    assertThat(backOff.next()).hasMillis(500);
  }

  @Test
  void staysWithinABoundThatDoublesWhereItIsRandom() {
    BackOff backOff = BackOff.random(Duration.ofMillis(1), Duration.ofMillis(3));
    assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(1));
    assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(2));
    for (int i = 0; i < 100; i++) {
      assertThat(backOff.next()).isBetween(Duration.ZERO, Duration.ofMillis(3));
    }
  }

  @Test
  void pollsUntilThereIsAnAnswer() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Optional<String> answer =
        BackOff.constant(Duration.ofMillis(1))
            .poll(
                Duration.ofMinutes(1),
                () -> asked.incrementAndGet() < 3 ? Optional.empty() : Optional.of("here"));
    assertThat(answer).contains("here");
    assertThat(asked).hasValue(3);
  }

  @Test
  void asksOnceWhereThereIsNoTime() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Optional<String> answer =
        BackOff.constant(Duration.ofHours(1))
            .poll(
                Duration.ZERO,
                () -> {
                  asked.incrementAndGet();
                  return Optional.empty();
                });
    assertThat(answer).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void tellsThatItWasInterrupted() {
    Thread.currentThread().interrupt();
    assertThat(BackOff.constant(Duration.ofHours(1)).pauseUnlessInterrupted()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refusesPausesThatAreNone() {
    assertThatThrownBy(() -> BackOff.constant(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package uk.ragtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundCheckTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void beginsOneCheckAtATimeAndHandsItsResultOverOnce() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    BackgroundCheck<String> check =
        new BackgroundCheck<>(
            "test",
            Duration.ZERO,
            () -> {
              mayEnd.await();
              return "seen";
            });

    assertThat(check.result()).isEmpty();
    assertThat(check.beginIfDue()).isTrue();
    assertThat(check.beginIfDue()).isFalse();
    assertThat(check.result()).isEmpty();
    mayEnd.countDown();
    assertThat(awaitResult(check)).contains("seen");
    assertThat(check.result()).isEmpty();
    assertThat(check.beginIfDue()).isTrue();
  }

  @Test
  void beginsNoneBeforeItsTime() {
    assertThat(new BackgroundCheck<>("test", LONG, () -> "seen").beginIfDue()).isFalse();
  }

  @Test
  void throwsTheExceptionOfTheCheckOnce() throws Exception {
    BackgroundCheck<String> check =
        new BackgroundCheck<>(
            "test",
            Duration.ZERO,
            () -> {
              throw new IllegalStateException("away");
            });
    assertThat(check.beginIfDue()).isTrue();

    assertThatThrownBy(() -> awaitResult(check))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("away");
    assertThat(check.result()).isEmpty();
  }

  private static Optional<String> awaitResult(BackgroundCheck<String> check) throws Exception {
    return BackOff.constant(Duration.ofMillis(1)).poll(Duration.ofMinutes(1), check::result);
  }
}

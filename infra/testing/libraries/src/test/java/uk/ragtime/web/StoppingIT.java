package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A service that stops behind a proxy, which needs a while to notice. */
class StoppingIT {
  @Test
  @DisplayName("C10: a service that stops is not ready first, and serves on for the pause")
  void servesWhileItsProxyNotices() throws InterruptedException {
    // given a pause that ends only when it is cut short
    RunningService service =
        RunningService.start(RunningService.ISSUER, Map.of("ragtime.drain.pause", "1h"));
    assertThat(service.send(service.to("/actuator/health/readiness")).status()).isEqualTo(200);

    // when
    Thread stopping = Thread.ofPlatform().start(service::stop);
    try {
      while (service.send(service.to("/actuator/health/readiness")).status() != 503) {
        Thread.onSpinWait();
      }

      // then it answers, and keeps no connection on which more could be asked
      Answer answer = service.get("/v1/kent/whoami");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Connection")).isEqualTo("close");
      assertThat(service.send(service.to("/actuator/health/liveness")).status()).isEqualTo(200);
    } finally {
      stopping.interrupt();
      stopping.join();
    }
    assertThatThrownBy(() -> service.get("/v1/kent/whoami"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aPauseThatNoPlatformWaitsForIsRefused() {
    assertThatThrownBy(
            () -> RunningService.start(RunningService.ISSUER, Map.of("ragtime.drain.pause", "2h")))
        .hasStackTraceContaining("ragtime.drain.pause (RAGTIME_DRAIN_PAUSE) must be between");
  }
}

package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.testing.platform.Platform;

/** What {@code ./ragtime up} keeps, and how it meets what stands in its way. */
class StartAndStopIT {
  @Test
  void whatWasRatedIsThereAfterStoppingAndAfterBeingKilled(@TempDir Path data) {
    try (Platform first = Platform.start(Running.root(), data)) {
      long stopped = new Demonstration(first).recordOneChange();
      String rating = new Demonstration(first).rating("evidence-based-practice");
      first.stop();

      assertEquals(0, first.exitCode(), () -> String.join("\n", first.output()));
      try (Platform second = first.startAgain()) {
        assertEquals(rating, new Demonstration(second).rating("evidence-based-practice", stopped));
        long killed = new Demonstration(second).recordOneChange();
        second.kill();

        try (Platform third = second.startAgain()) {
          assertNotEquals(
              rating, new Demonstration(third).rating("evidence-based-practice", killed));
          assertEquals(killed, (long) new Demonstration(third).allPositions().getLast());
        }
      }
    }
  }

  @Test
  void aSecondStartOnTheSameDataIsRefusedAndDoesNoHarm() throws Exception {
    Platform running = Running.platform();

    Outcome second = outcome(running.ragtime("up"));

    assertNotEquals(0, second.exitCode());
    assertThat(second.said()).contains("already").doesNotContain("Exception", "\tat ");
    assertEquals(200, running.queries("auditor").get("/v1/lancashire/areas").status());
  }

  @Test
  void anUnknownPersonaIsAnsweredInAPlainSentence() throws Exception {
    Outcome token = outcome(Running.platform().ragtime("token", "nobody"));

    assertNotEquals(0, token.exitCode());
    assertThat(token.said()).contains("coordinator").doesNotContain("Exception", "\tat ");
  }

  @Test
  void theReadyScreenNamesWhereToLookAndHowToTry() {
    List<String> said = Running.platform().output();

    assertThat(String.join("\n", said))
        .contains(Running.platform().portal().toString())
        .contains("coordinator", "rater", "auditor", "curl", "Ctrl-C");
  }

  private static Outcome outcome(Process process) throws IOException, InterruptedException {
    try (BufferedReader reader = process.inputReader()) {
      String said = reader.readAllAsString();
      assertTrue(process.waitFor(1, TimeUnit.MINUTES));
      return new Outcome(process.exitValue(), said);
    } finally {
      process.destroyForcibly();
    }
  }

  private record Outcome(int exitCode, String said) {}
}

package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;

/** Answers of {@code ./ragtime} to obstacles, and what it prints when it is ready. */
class StartAndStopIT {
  @Test
  void aSecondStartOnTheSameDataIsRefusedAndDoesNoHarm() throws Exception {
    TestPlatform running = SharedPlatform.platform();

    Outcome second = outcome(running.ragtime("up"));

    assertNotEquals(0, second.exitCode());
    assertThat(second.said()).contains("already").doesNotContain("Exception", "\tat ");
    assertEquals(200, running.queries("auditor").get("/v1/lancashire/areas").status());
  }

  @Test
  void aTokenIsPrintedThatBothServicesTake() throws Exception {
    TestPlatform platform = SharedPlatform.platform();

    Outcome token = outcome(platform.ragtime("token", "operator"));

    assertEquals(0, token.exitCode(), token.said());
    String printed = token.said().strip();
    for (URI service : List.of(platform.commandService(), platform.queryService())) {
      assertEquals(200, new TestClient(service, printed).get("/actuator/prometheus").status());
    }
  }

  @Test
  void anUnknownPersonaIsAnsweredInAPlainSentence() throws Exception {
    Outcome token = outcome(SharedPlatform.platform().ragtime("token", "nobody"));

    assertNotEquals(0, token.exitCode());
    assertThat(token.said()).contains("coordinator").doesNotContain("Exception", "\tat ");
  }

  @Test
  void theReadyScreenNamesWhereToLookAndHowToTry() {
    List<String> said = SharedPlatform.platform().output();

    assertThat(String.join("\n", said))
        .contains(SharedPlatform.platform().portal().toString())
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

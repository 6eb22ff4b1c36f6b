package uk.ragtime.command.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.http.BodyUnderTest;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.PlainText;
import uk.ragtime.testing.fuzz.Fuzzing;
import uk.ragtime.web.ProblemException;

/** A checklist's document, JSON or YAML, is read as a whole or refused with a problem. */
public final class ChecklistFieldsFuzzTest {
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String type = input[0] == '{' ? "application/json" : "application/yaml";
    byte[] body = input[0] == '\n' ? Arrays.copyOfRange(input, 1, input.length) : input;
    try {
      ChecklistFields document = ChecklistFields.read(BodyUnderTest.jsonOrYaml(type, body));

      assertThat(document.title().length()).isBetween(1, 200);
      assertThat(PlainText.isCleanLine(document.title())).isTrue();
      assertThat(document.capabilities()).hasSizeBetween(1, ChecklistFields.MAX_CAPABILITIES);
      Set<CapabilityCode> codes = new HashSet<>();
      document
          .capabilities()
          .forEach(capability -> {
            assertThat(codes.add(capability.code())).isTrue();
            assertThat(PlainText.isClean(capability.guidance())).isTrue();
          });
    } catch (ProblemException e) {
      assertThat(e.problem().status()).isEqualTo(400);
    }
  }

  @Test
  void holds() {
    Fuzzing.run(ChecklistFieldsFuzzTest.class, ChecklistFieldsFuzzTest::fuzzerTestOneInput);
  }
}

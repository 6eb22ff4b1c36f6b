package uk.ragtime.command.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

class ChecklistEndpointTest {
  @Test
  void aVersionIsANumber() {
    assertThat(ChecklistEndpoint.number("12")).isEqualTo(12);
  }

  @ParameterizedTest
  @DisplayName("B8: a version has one address")
  @ValueSource(
      strings = {"0", "01", "+1", "-1", "0x1", "#1", "1.0", " 1", "\u0661", "9999999999", "latest"})
  void otherSpellingsAreRefused(String version) {
    assertThatThrownBy(() -> ChecklistEndpoint.number(version))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.INVALID_PARAMETER);
              assertThat(e.violations())
                  .singleElement()
                  .satisfies(violation -> assertThat(violation.field()).isEqualTo("version"));
            });
  }
}

package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.api.Progress;

class AssessmentStateTest {
  @ParameterizedTest
  @CsvSource({
    "NOT_STARTED, 0, 0, 0, NOT_OPENED",
    "OPEN, 0, 0, 0, BEING_RATED",
    "OPEN, 1, 0, 0, REOPENED",
    "SUBMITTED, 0, 0, 0, SUBMITTED",
    "SUBMITTED, 0, 2, 1, CHALLENGED",
    "SUBMITTED, 0, 0, 1, AGREED",
    "SIGNED_OFF, 1, 0, 1, SIGNED_OFF",
    "EXCUSED, 0, 0, 0, EXCUSED",
  })
  void aStateHasOneWord(
      String state, int reopened, int open, int settled, AssessmentState expected) {
    assertThat(
            AssessmentState.of(
                new Progress.OfAgency(
                    "midwifery", state, 0, 0, 0, open, settled, false, reopened, null, null)))
        .isEqualTo(expected);
  }
}

package uk.ragtime.portal.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentDetailsTest {
  @ParameterizedTest
  @CsvSource({
    "OPEN, OPEN, true, true",
    "NOT_STARTED, PAST_CUT_OFF, false, true",
    "SUBMITTED, OPEN, false, true",
    "SUBMITTED, CLOSED, false, false",
    "SIGNED_OFF, OPEN, false, false",
    "OPEN, CANCELLED, false, false",
  })
  void nothingIsRecordedOnBehalfOfAnAgencyWhereNothingCanBeDone(
      String state, String cycleStatus, boolean takesRatings, boolean expected) {
    var assessment = AssessmentExamples.assessment(state, cycleStatus, takesRatings);

    assertThat(
            AssessmentExamples.details(AssessmentExamples.COORDINATOR, assessment).actsOnBehalf())
        .isEqualTo(expected);
    assertThat(AssessmentExamples.details(AssessmentExamples.REVIEWER, assessment).actsOnBehalf())
        .isFalse();
  }
}

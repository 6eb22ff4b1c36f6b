package uk.ragtime.portal.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.EnglishWords;

class AssessmentPeopleTest {
  @ParameterizedTest
  @CsvSource({
    "NOT_STARTED, true",
    "OPEN, true",
    "SUBMITTED, false",
    "SIGNED_OFF, false",
    "EXCUSED, false"
  })
  void anAssignmentIsShownUntilTheAssessmentIsSubmitted(String state, boolean shown) {
    Assessment given = AssessmentExamples.asked(state, AssessmentExamples.rated("a", Rating.GREEN));

    assertThat(AssessmentPeople.of(given, EnglishWords.words()).asked()).hasSize(shown ? 1 : 0);
    assertThat(AssessmentPeople.askedOf(given, "a", EnglishWords.words()))
        .isEqualTo(shown ? "Asked of Jo" : null);
  }
}

package uk.ragtime.portal.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.assessment.AssessmentExamples.assessment;
import static uk.ragtime.portal.assessment.AssessmentExamples.challenged;
import static uk.ragtime.portal.assessment.AssessmentExamples.rated;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Rating;

class CapacityTest {
  private static final Assessment SUBMITTED = assessment("SUBMITTED", rated("a", Rating.AMBER));
  private static final Assessment CHALLENGED =
      assessment("SUBMITTED", challenged("a", Rating.GREEN, Rating.RED, null));
  private static final Assessment SIGNED = assessment("SIGNED_OFF", rated("a", Rating.AMBER));

  private static Capacity of(String agency, String... actions) {
    Me me =
        new Me(
            false,
            List.of(
                new Me.Membership(
                    "lancashire",
                    null,
                    "m-jo",
                    null,
                    List.of(),
                    List.of("midwifery"),
                    List.of(actions))));
    return Capacity.of(me, "lancashire", agency);
  }

  @Test
  void aRaterWritesForTheirOwnAgenciesOnly() {
    assertThat(of("midwifery", "RATE_OWN_AGENCIES").writes()).isTrue();
    assertThat(of("early-help", "RATE_OWN_AGENCIES").writes()).isFalse();
  }

  @Test
  void nobodyReviewsTheirOwnAgency() {
    assertThat(of("early-help", "REVIEW", "RATE_OWN_AGENCIES").reviews()).isTrue();
    assertThat(of("midwifery", "REVIEW", "RATE_OWN_AGENCIES").reviews()).isFalse();
    assertThat(of("midwifery", "REVIEW").reviews()).isTrue();
  }

  @Test
  void aCoordinatorRecordsOnBehalfUnlessTheyRateForTheAgency() {
    assertThat(of("early-help", "RATE_ON_BEHALF").onBehalf()).isTrue();
    assertThat(of("midwifery", "RATE_ON_BEHALF", "RATE_OWN_AGENCIES").onBehalf()).isFalse();
  }

  @Test
  void whatIsSubmittedIsSentBackOrTakenBackAndWhatIsSignedIsOpenedByACoordinator() {
    assertThat(AssessmentExamples.REVIEWER.reopens(SUBMITTED)).isTrue();
    assertThat(AssessmentExamples.LEAD.reopens(SUBMITTED)).isTrue();
    assertThat(AssessmentExamples.LEAD.reopens(CHALLENGED)).isFalse();
    assertThat(AssessmentExamples.RATER.reopens(SUBMITTED)).isFalse();
    assertThat(AssessmentExamples.COORDINATOR.reopens(SIGNED)).isTrue();
    assertThat(AssessmentExamples.REVIEWER.reopens(SIGNED)).isFalse();
    assertThat(AssessmentExamples.LEAD.reopens(SIGNED)).isFalse();
  }

  @Test
  void theCapacityOfAReopeningIsOneThatIsAllowedIt() {
    assertThat(AssessmentExamples.LEAD.forReopening(SUBMITTED)).isEqualTo("LEAD");
    assertThat(AssessmentExamples.REVIEWER.forReopening(CHALLENGED)).isEqualTo("REVIEWER");
    assertThat(AssessmentExamples.COORDINATOR.forReopening(SIGNED)).isEqualTo("COORDINATOR");
  }

  @Test
  void onlyACoordinatorGivesTimeAndNotToWhatIsSigned() {
    assertThat(AssessmentExamples.COORDINATOR.extendsTime(SUBMITTED)).isTrue();
    assertThat(AssessmentExamples.COORDINATOR.extendsTime(SIGNED)).isFalse();
    assertThat(AssessmentExamples.LEAD.extendsTime(SUBMITTED)).isFalse();
  }
}

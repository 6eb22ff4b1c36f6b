package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleReview.refused;
import static uk.ragtime.command.assessment.SampleReview.then;
import static uk.ragtime.command.decision.Capacity.COORDINATOR;
import static uk.ragtime.command.decision.Capacity.LEAD;
import static uk.ragtime.command.decision.Capacity.REVIEWER;
import static uk.ragtime.kernel.Rating.AMBER;
import static uk.ragtime.kernel.Rating.GREEN;

import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.assessment.agree.AgreeRating;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;

/** Sign-off of a sheet as it was shown. */
class SignOffTest {
  @Test
  void aSheetIsSignedAsItWasShown() {
    AssessmentSignedOff signed =
        (AssessmentSignedOff)
            SampleReview.submitted().when(SampleReview.signOff(null), LEAD).getFirst();

    assertThat(signed.position()).isEqualTo(4);
    assertThat(signed.version()).isEqualTo(4);
    assertThat(signed.onBehalf()).isFalse();
    assertThat(SampleReview.submitted().when(SampleReview.signOff(signed.hash()), COORDINATOR))
        .first()
        .extracting(e -> ((AssessmentSignedOff) e).onBehalf())
        .isEqualTo(true);
    // an agreement since it was shown changes the sheet
    SampleReview agreed = then(SampleReview.submitted(), SampleReview.agree(AMBER, null), LEAD);
    refused(
        RefusalCode.SHEET_CHANGED, () -> agreed.when(SampleReview.signOff(signed.hash()), LEAD));
  }

  @Test
  void whatWasSignedIsSignedOnceAndNoOtherSheetInItsPlace() {
    SampleReview given = then(SampleReview.submitted(), SampleReview.signOff(null), LEAD);
    SheetHash other = new SheetHash("0".repeat(64));

    refused(RefusalCode.SHEET_CHANGED, () -> given.when(SampleReview.signOff(other), LEAD));
    assertThat(given.when(SampleReview.signOff(null), LEAD)).isEmpty();
    AssessmentSignedOff signed =
        (AssessmentSignedOff)
            SampleReview.submitted().when(SampleReview.signOff(null), LEAD).getFirst();
    assertThat(given.when(SampleReview.signOff(signed.hash()), LEAD)).isEmpty();
  }

  @Test
  void whereEveryCapabilityIsReviewedAllAreAgreedBeforeTheSignOff() {
    Cycle every = SampleReview.cycle(new CycleRules(ReviewRule.EVERY, Set.of(), Set.of(), false));
    SampleReview given = then(SampleReview.submitted(), SampleReview.agree(GREEN, null), REVIEWER);

    assertThatThrownBy(() -> given.when(SampleReview.signOff(null), every, NOW, LEAD))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.code()).isEqualTo(RefusalCode.NOT_ALL_AGREED);
              assertThat(e.faults()).extracting(Refused.Fault::field).containsExactly("send-needs");
            });
    then(given, new AgreeRating(KEY, SEND_NEEDS, AMBER, null, null), REVIEWER);
    assertThat(given.when(SampleReview.signOff(null), every, NOW, LEAD)).hasSize(1);
  }
}

package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleAssessment.carried;
import static uk.ragtime.command.assessment.SampleReview.refused;
import static uk.ragtime.command.assessment.SampleReview.selfRated;
import static uk.ragtime.command.assessment.SampleReview.then;
import static uk.ragtime.command.decision.Capacity.LEAD;
import static uk.ragtime.kernel.Rating.AMBER;
import static uk.ragtime.kernel.Rating.GREEN;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.assessment.assign.AssignCapabilities;
import uk.ragtime.command.assessment.submit.SubmitAssessment;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;

/** Requirements of a submission, and assignments before it. */
class SubmissionTest {
  private static List<String> missing(SampleReview given, CycleRules rules) {
    try {
      given.when(new SubmitAssessment(KEY), SampleReview.cycle(rules), NOW);
      return List.of();
    } catch (Refused refused) {
      assertThat(refused.code()).isEqualTo(RefusalCode.ASSESSMENT_INCOMPLETE);
      return refused.faults().stream().map(fault -> fault.field() + " " + fault.code()).toList();
    }
  }

  @Test
  void submittingMeansThatEverythingWasLookedAt() {
    assertThat(missing(SampleReview.notStarted(), CycleRules.DEFAULT))
        .containsExactly("tuning-in not-rated", "send-needs not-rated");
    assertThat(missing(SampleReview.open().and(selfRated(SEND_NEEDS, GREEN)), CycleRules.DEFAULT))
        .containsExactly("tuning-in not-rated");
    assertThat(missing(SampleReview.rated(), CycleRules.DEFAULT)).isEmpty();
  }

  @Test
  void aRatingThatWasOnlyCarriedOverWasNotLookedAt() {
    SampleReview given =
        SampleReview.notStarted()
            .and(SampleAssessment.opened(carried(GREEN, "2026-03-01")))
            .and(selfRated(SEND_NEEDS, GREEN));
    var references = SampleAssessment.references(SampleAssessment.spring(GREEN, "2026-03-01"));

    assertThatThrownBy(() ->
            SampleAssessment.decide(given.state(), new SubmitAssessment(KEY), references.at(NOW)))
        .isInstanceOfSatisfying(
            Refused.class,
            e ->
                assertThat(e.faults())
                    .extracting(Refused.Fault::field, Refused.Fault::code)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tuning-in", "only-carried-over")));
  }

  @Test
  void aCycleAsksForGroundsOfSomeRatings() {
    CycleRules rules = new CycleRules(ReviewRule.BY_EXCEPTION, Set.of(GREEN), Set.of(AMBER), false);

    assertThat(missing(SampleReview.rated(), rules))
        .containsExactly("tuning-in rationale-missing", "send-needs evidence-missing");
    // a remark on the same rating is its rationale
    SampleReview remarked =
        SampleReview.rated()
            .and(
                new Reconfirmation(TUNING_IN, SampleReview.because(), null)
                    .event(KEY, GREEN, SampleAssessment.TODAY, false));
    assertThat(missing(remarked, rules)).containsExactly("send-needs evidence-missing");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true"})
  void nothingIsAskedForADayBeforeTheCycleOpens(int days, boolean taken) {
    LocalDate dueOn = SampleAssessment.OPENS_ON.plusDays(days);
    var asked = new AssignCapabilities(KEY, new MemberCode("rita"), Set.of(TUNING_IN), dueOn, null);
    SampleReview given = SampleReview.notStarted();

    if (taken) {
      assertThat(given.when(asked, LEAD)).hasSize(1);
    } else {
      refused(RefusalCode.DUE_BEFORE_CYCLE, () -> given.when(asked, LEAD));
    }
  }

  @Test
  void onlyMembersOfTheAgencyAreAskedToRate() {
    SampleReview given = SampleReview.notStarted();

    then(given, SampleReview.assign("rita", TUNING_IN), LEAD);
    assertThat(given.when(SampleReview.assign("rita", TUNING_IN), LEAD)).isEmpty();
    assertThat(given.when(SampleReview.assign("rita"), LEAD))
        .first()
        .extracting(e -> ((CapabilitiesAssigned) e).capabilities())
        .isEqualTo(Set.of());
    refused(
        RefusalCode.MEMBER_NOT_OF_AGENCY,
        () -> given.when(SampleReview.assign("vera", TUNING_IN), LEAD));
    refused(
        RefusalCode.MEMBER_UNKNOWN,
        () -> given.when(SampleReview.assign("nobody", TUNING_IN), LEAD));
  }
}

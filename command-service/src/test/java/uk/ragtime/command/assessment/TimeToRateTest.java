package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.assessment.SampleAssessment.CUT_OFF;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleReview.refused;
import static uk.ragtime.command.decision.Capacity.COORDINATOR;
import static uk.ragtime.kernel.Rating.RED;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.assessment.extend.ExtendAssessment;
import uk.ragtime.command.assessment.reopen.ReopenAssessment;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.seal.SealedField;

/** Extensions and reopenings: until when an agency rates. */
class TimeToRateTest {
  @Test
  void anExtensionLetsOneAgencyRateForTheOutcome() {
    Instant now = CUT_OFF.plus(Duration.ofHours(10));
    SampleReview given = SampleReview.rated();
    given
        .when(
            new ExtendAssessment(
                KEY, SampleReview.sealed(SealedField.REASON), now.plus(Duration.ofDays(2))),
            SampleAssessment.cycle(),
            now,
            COORDINATOR)
        .forEach(given::and);

    var events =
        given.when(SampleAssessment.rate(RED), SampleAssessment.cycle(), now.plusSeconds(1));

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            RatingChanged.class, e -> assertThat(e.effectiveOn()).isEqualTo("2026-11-30"));
    refused(
        RefusalCode.CYCLE_PAST_CUT_OFF,
        () ->
            given.when(
                SampleAssessment.rate(RED),
                SampleAssessment.cycle(),
                now.plus(Duration.ofDays(2))));
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void anExtensionGivesMoreTimeThanTheCycle(long secondsAfterTheCutOff, boolean taken) {
    var extend =
        new ExtendAssessment(
            KEY,
            SampleReview.sealed(SealedField.REASON),
            CUT_OFF.plusSeconds(secondsAfterTheCutOff));
    SampleReview given = SampleReview.rated();

    if (taken) {
      assertThat(given.when(extend, COORDINATOR)).hasSize(1);
    } else {
      refused(RefusalCode.UNTIL_OUT_OF_RANGE, () -> given.when(extend, COORDINATOR));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "5184000, true", "5184001, false"})
  void anEndIsToComeAndNotFarAway(long seconds, boolean taken) {
    Instant now = CUT_OFF.plusSeconds(60);

    assertReopensUntil(now.plusSeconds(seconds), now, taken);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1, true"})
  void reopeningTakesNoTimeAwayThatTheCycleGives(long secondsAfterTheCutOff, boolean taken) {
    assertReopensUntil(CUT_OFF.plusSeconds(secondsAfterTheCutOff), NOW, taken);
  }

  private static void assertReopensUntil(Instant end, Instant now, boolean taken) {
    SampleReview given = SampleReview.submitted();
    ReopenAssessment reopen = SampleReview.reopen(end);

    if (taken) {
      assertThat(given.when(reopen, SampleAssessment.cycle(), now, COORDINATOR))
          .first()
          .extracting(e -> ((AssessmentReopened) e).until())
          .isEqualTo(end);
    } else {
      refused(
          RefusalCode.UNTIL_OUT_OF_RANGE,
          () -> given.when(reopen, SampleAssessment.cycle(), now, COORDINATOR));
    }
  }

  @Test
  void reopeningRunsToTheCutOffOrForTwoWeeks() {
    Instant later = CUT_OFF.plusSeconds(60);

    assertThat(until(NOW)).isEqualTo(CUT_OFF);
    assertThat(until(later)).isEqualTo(later.plus(Duration.ofDays(14)));
  }

  private static Instant until(Instant now) {
    var events =
        SampleReview.signedOff()
            .when(SampleReview.reopen(null), SampleAssessment.cycle(), now, COORDINATOR);
    return ((AssessmentReopened) events.getFirst()).until();
  }
}

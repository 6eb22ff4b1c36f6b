package uk.ragtime.query.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.assessment.AssessmentLog.Entry;
import uk.ragtime.query.support.TestSeals;

class CellWordsTest {
  private static final CycleCode CYCLE = new CycleCode("2026-autumn");
  private static final AreaCode AREA = new AreaCode("calder");
  private static final AgencyCode AGENCY = new AgencyCode("midwifery");
  private static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

  private final List<Entry> entries = new ArrayList<>();

  private long given(AssessmentEvent event) {
    long position = entries.size() + 1L;
    entries.add(new Entry(position, position, Instant.parse("2026-10-05T09:00:00Z"), "m-1", event));
    return position;
  }

  private CellWords words() {
    return Objects.requireNonNull(CellWords.of(entries).get(TUNING_IN));
  }

  private long rated(Rating to, LocalDate day) {
    return given(
        new RatingChanged(
            CYCLE,
            AREA,
            AGENCY,
            TUNING_IN,
            null,
            to,
            Stage.SELF,
            ChangeReason.FIRST_RATING,
            null,
            null,
            0,
            day,
            false));
  }

  private long challenged(Rating sees) {
    return given(
        new RatingChallenged(
            CYCLE,
            AREA,
            AGENCY,
            TUNING_IN,
            Rating.GREEN,
            sees,
            TestSeals.of(SealedField.RATIONALE, "Seen otherwise."),
            null,
            0,
            DAY));
  }

  private long answered(Rating offers) {
    return given(
        new ChallengeAnswered(
            CYCLE,
            AREA,
            AGENCY,
            TUNING_IN,
            offers,
            TestSeals.of(SealedField.RATIONALE, "Half of it."),
            false));
  }

  private long agreed(Rating to) {
    return given(
        new RatingAgreed(
            CYCLE,
            AREA,
            AGENCY,
            TUNING_IN,
            Rating.GREEN,
            to,
            Rating.GREEN,
            Basis.REVIEWER_ACCEPTED,
            null,
            DAY,
            false));
  }

  private long reconfirmed(Rating rating) {
    return given(
        new RatingReconfirmed(
            CYCLE, AREA, AGENCY, TUNING_IN, rating, Stage.SELF, null, null, 0, DAY, false));
  }

  private static @Nullable Long position(@Nullable Entry entry) {
    return entry == null ? null : entry.position();
  }

  @Test
  void aCarriedOverRatingStandsUntilTheCellIsLookedAt() {
    given(
        new AssessmentOpened(
            CYCLE,
            AREA,
            AGENCY,
            new ChecklistCode("workforce"),
            1,
            List.of(
                new CarriedOver(
                    TUNING_IN, Rating.RED, new CycleCode("2026-spring"), DAY.minusMonths(6)))));

    assertThat(words().standing()).isEqualTo(Rating.RED);
    assertThat(words().carriedOver()).isNotNull();

    reconfirmed(Rating.RED);

    assertThat(words().carriedOver()).isNull();
    assertThat(words().standing()).isEqualTo(Rating.RED);
  }

  @Test
  void theWordThatGaveARatingIsToldOnceTheRatingIsLookedAtAgain() {
    rated(Rating.RED, DAY);
    long change = rated(Rating.AMBER, DAY);
    assertThat(words().change()).isNull();

    long again = reconfirmed(Rating.AMBER);

    assertThat(position(words().self())).isEqualTo(again);
    assertThat(position(words().change())).isEqualTo(change);
  }

  @Test
  void aRatingOfAnEarlierCycleWasNotGivenInThisOne() {
    reconfirmed(Rating.AMBER);

    assertThat(words().change()).isNull();
  }

  @Test
  void aChallengeChangesNothingThatStands() {
    rated(Rating.GREEN, DAY);
    long challenge = challenged(Rating.RED);

    assertThat(words().standing()).isEqualTo(Rating.GREEN);
    assertThat(words().isOpen()).isTrue();
    assertThat(position(words().challenge())).isEqualTo(challenge);
    assertThat(words().answer()).isNull();
  }

  @Test
  void threeWordsStandSideBySide() {
    long self = rated(Rating.GREEN, DAY);
    long challenge = challenged(Rating.RED);
    long answer = answered(Rating.AMBER);
    long agreement = agreed(Rating.AMBER);

    assertThat(words().standing()).isEqualTo(Rating.AMBER);
    assertThat(position(words().self())).isEqualTo(self);
    assertThat(position(words().challenge())).isEqualTo(challenge);
    assertThat(position(words().answer())).isEqualTo(answer);
    assertThat(position(words().agreed())).isEqualTo(agreement);
    assertThat(words().isOpen()).isFalse();
  }

  @Test
  void anotherChallengeLeavesTheAgreementStanding() {
    rated(Rating.GREEN, DAY);
    challenged(Rating.RED);
    agreed(Rating.AMBER);
    answered(Rating.AMBER);
    long second = challenged(Rating.RED);

    assertThat(words().standing()).isEqualTo(Rating.AMBER);
    assertThat(words().isOpen()).isTrue();
    assertThat(position(words().challenge())).isEqualTo(second);
    assertThat(words().answer()).isNull();
  }

  @Test
  void changingItsRatingTheAgencyOvertakesAChallenge() {
    rated(Rating.GREEN, DAY);
    challenged(Rating.RED);
    rated(Rating.AMBER, DAY.plusDays(1));

    assertThat(words().challenge()).isNull();
    assertThat(words().isOpen()).isFalse();
    assertThat(words().standing()).isEqualTo(Rating.AMBER);
  }

  @Test
  void reconfirmingLeavesAChallengeOpen() {
    rated(Rating.GREEN, DAY);
    challenged(Rating.RED);
    reconfirmed(Rating.GREEN);

    assertThat(words().isOpen()).isTrue();
  }

  @Test
  void aWithdrawnRatingCountsNoLonger() {
    long first = rated(Rating.GREEN, DAY);
    long wrong = rated(Rating.RED, DAY.plusDays(1));
    given(
        new RatingWithdrawn(
            CYCLE,
            AREA,
            AGENCY,
            TUNING_IN,
            wrong,
            Rating.RED,
            DAY.plusDays(1),
            TestSeals.of(SealedField.REASON, "Entered for the wrong agency."),
            false));

    assertThat(words().standing()).isEqualTo(Rating.GREEN);
    assertThat(position(words().self())).isEqualTo(first);
  }

  @Test
  void ofTwoRatingsTheOneOfTheLaterDayIsTheNewest() {
    rated(Rating.AMBER, DAY);
    rated(Rating.RED, DAY.minusDays(3));

    assertThat(words().standing()).isEqualTo(Rating.AMBER);
  }
}

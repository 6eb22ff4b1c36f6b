package uk.ragtime.query.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.cycle.Cycle;

class AssessmentStatusTest {
  private static final Instant CUT_OFF = Instant.parse("2026-11-30T23:59:59Z");
  private static final Instant OPEN = Instant.parse("2026-10-05T09:00:00Z");
  private static final Instant PAST = Instant.parse("2026-12-02T09:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-12-05T09:00:00Z");
  private static final Cycle CYCLE = cycle(null);
  private static final Cycle CLOSED = cycle(Instant.parse("2026-12-01T12:00:00Z"));

  private static Cycle cycle(@Nullable Instant closedAt) {
    return new Cycle(
        new CycleCode("2026-autumn"),
        "Autumn",
        new ChecklistCode("workforce"),
        1,
        LocalDate.of(2026, 9, 1),
        CUT_OFF,
        false,
        closedAt);
  }

  private static AssessmentStatus after(StepKind... kinds) {
    AssessmentStatus status = AssessmentStatus.NONE;
    long position = 0;
    for (StepKind kind : kinds) {
      position++;
      Instant until = kind == StepKind.REOPENED || kind == StepKind.EXTENDED ? UNTIL : null;
      status = status.after(kind, position, OPEN.plusSeconds(position), until);
    }
    return status;
  }

  @Test
  void goesFromNotStartedToSignedOff() {
    assertThat(after().state()).isEqualTo(AssessmentState.NOT_STARTED);
    assertThat(after(StepKind.OPENED, StepKind.ASSIGNED).state()).isEqualTo(AssessmentState.OPEN);
    AssessmentStatus signed = after(StepKind.OPENED, StepKind.SUBMITTED, StepKind.SIGNED_OFF);
    assertThat(signed.state()).isEqualTo(AssessmentState.SIGNED_OFF);
    assertThat(signed.submission()).isEqualTo(2);
    assertThat(signed.submittedAt()).isEqualTo(OPEN.plusSeconds(2));
    assertThat(signed.signedAt()).isEqualTo(OPEN.plusSeconds(3));
  }

  @Test
  void reopeningTakesSubmissionAndSignatureBackAndIsCounted() {
    AssessmentStatus status =
        after(
            StepKind.OPENED,
            StepKind.SUBMITTED,
            StepKind.REOPENED,
            StepKind.SUBMITTED,
            StepKind.SIGNED_OFF,
            StepKind.REOPENED);

    assertThat(status.state()).isEqualTo(AssessmentState.OPEN);
    assertThat(status.reopened()).isEqualTo(2);
    assertThat(status.until()).isEqualTo(UNTIL);
    assertThat(status.submittedAt()).isNull();
    assertThat(status.signedAt()).isNull();
  }

  @Test
  void whoIsExcusedIsExpectedAgain() {
    assertThat(after(StepKind.EXCUSED).state()).isEqualTo(AssessmentState.EXCUSED);
    assertThat(after(StepKind.EXCUSED, StepKind.EXPECTED).state())
        .isEqualTo(AssessmentState.NOT_STARTED);
  }

  @Test
  void takesRatingsWhileTheCycleDoes() {
    assertThat(after(StepKind.OPENED).takesRatings(CYCLE, OPEN)).isTrue();
    assertThat(after(StepKind.OPENED).takesRatings(CYCLE, PAST)).isFalse();
    assertThat(after(StepKind.OPENED).takesSubmission(CYCLE, PAST)).isTrue();
    assertThat(after(StepKind.OPENED).takesSubmission(CLOSED, PAST)).isFalse();
    assertThat(after(StepKind.SUBMITTED).takesRatings(CYCLE, OPEN)).isFalse();
  }

  @Test
  void anAssessmentWhoseOwnTimeHasRunOutIsNotSubmittedLate() {
    for (StepKind kind : new StepKind[] {StepKind.EXTENDED, StepKind.REOPENED}) {
      AssessmentStatus status = after(StepKind.OPENED, kind);

      assertThat(status.takesSubmission(CYCLE, OPEN)).isTrue();
      assertThat(status.takesSubmission(CYCLE, PAST)).isTrue();
      assertThat(status.takesSubmission(CYCLE, UNTIL)).isFalse();
    }
  }

  @Test
  void anExtensionTakesRatingsWhenItsCycleDoesNot() {
    AssessmentStatus extended = after(StepKind.OPENED, StepKind.EXTENDED);

    assertThat(extended.takesRatings(CYCLE, PAST)).isTrue();
    assertThat(extended.takesRatings(CLOSED, PAST)).isTrue();
    assertThat(extended.takesRatings(CYCLE, UNTIL)).isFalse();
    assertThat(extended.hasLapsed(CYCLE, PAST)).isFalse();
    assertThat(extended.hasLapsed(CYCLE, UNTIL)).isTrue();
    assertThat(extended.deadline(CYCLE)).isEqualTo(UNTIL);
    assertThat(after(StepKind.OPENED).deadline(CYCLE)).isEqualTo(CUT_OFF);
  }

  @Test
  void onlyAnAssessmentOfTheAgencyLapses() {
    assertThat(
            after(StepKind.OPENED, StepKind.EXTENDED, StepKind.SUBMITTED).hasLapsed(CYCLE, UNTIL))
        .isFalse();
    assertThat(after(StepKind.OPENED).hasLapsed(CYCLE, UNTIL)).isFalse();
  }
}

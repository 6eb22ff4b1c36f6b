package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.query.projection.LogComparison.Verdict;
import uk.ragtime.query.store.EventSignature;

@DisplayName("C14: the last applied event is compared with the store's")
class LogComparisonTest {
  private static final EventSignature APPLIED =
      new EventSignature(new UUID(0, 1), Instant.parse("2026-03-01T10:00:00.000001Z"));

  @Test
  void theSameEventIsTheSameLog() {
    assertThat(LogComparison.judge(APPLIED, Optional.of(APPLIED), false)).isEqualTo(Verdict.SAME);
  }

  @Test
  void anotherCommandOrAnotherMomentIsAnotherLog() {
    EventSignature otherCommand = new EventSignature(new UUID(0, 2), APPLIED.recordedAt());
    EventSignature otherMoment =
        new EventSignature(APPLIED.commandId(), APPLIED.recordedAt().plusNanos(1_000));

    assertThat(LogComparison.judge(APPLIED, Optional.of(otherCommand), true))
        .isEqualTo(Verdict.DIVERGED);
    assertThat(LogComparison.judge(APPLIED, Optional.of(otherMoment), false))
        .isEqualTo(Verdict.DIVERGED);
  }

  @Test
  void aPrimaryThatLacksTheEventLostItAndAReplicaMayOnlyBeLate() {
    assertThat(LogComparison.judge(APPLIED, Optional.empty(), false)).isEqualTo(Verdict.DIVERGED);
    assertThat(LogComparison.judge(APPLIED, Optional.empty(), true)).isEqualTo(Verdict.UNDECIDED);
  }
}

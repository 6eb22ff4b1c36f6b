package uk.ragtime.query.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutOffsTest {
  private static final Instant BEGIN = Instant.parse("2026-09-01T08:00:00Z");
  private static final Instant CUT_OFF = Instant.parse("2026-11-30T23:59:59Z");
  private static final Instant LATER = Instant.parse("2026-12-10T23:59:59Z");

  @Test
  void aStepIsLateFromTheCutOffOn() {
    CutOffs cutOffs = new CutOffs(List.of(BEGIN), List.of(CUT_OFF));

    assertThat(cutOffs.isLate(CUT_OFF.minusNanos(1000))).isFalse();
    assertThat(cutOffs.isLate(CUT_OFF)).isTrue();
    assertThat(cutOffs.lateRanges()).isEqualTo("{[2026-11-30T23:59:59Z,)}");
    assertThat(cutOffs.movedAfterPassing()).isFalse();
  }

  @Test
  void aStepStaysLateWhenTheCutOffIsMovedAfterwards() {
    Instant moved = Instant.parse("2026-12-03T09:00:00Z");
    CutOffs cutOffs = new CutOffs(List.of(BEGIN, moved), List.of(CUT_OFF, LATER));

    assertThat(cutOffs.isLate(Instant.parse("2026-12-02T09:00:00Z"))).isTrue();
    assertThat(cutOffs.isLate(moved)).isFalse();
    assertThat(cutOffs.isLate(LATER)).isTrue();
    assertThat(cutOffs.lateRanges())
        .isEqualTo("{[2026-11-30T23:59:59Z,2026-12-03T09:00:00Z),[2026-12-10T23:59:59Z,)}");
    assertThat(cutOffs.movedAfterPassing()).isTrue();
  }

  @Test
  void aCutOffThatIsMovedInTimeMakesNothingLate() {
    Instant moved = Instant.parse("2026-11-20T09:00:00Z");
    CutOffs cutOffs = new CutOffs(List.of(BEGIN, moved), List.of(CUT_OFF, LATER));

    assertThat(cutOffs.isLate(CUT_OFF)).isFalse();
    assertThat(cutOffs.movedAfterPassing()).isFalse();
  }

  @Test
  void aCutOffThatIsMovedForwardMakesNothingLateThatWasInTime() {
    Instant moved = Instant.parse("2026-11-20T09:00:00Z");
    Instant earlier = Instant.parse("2026-11-10T00:00:00Z");
    CutOffs cutOffs = new CutOffs(List.of(BEGIN, moved), List.of(CUT_OFF, earlier));

    assertThat(cutOffs.isLate(Instant.parse("2026-11-15T00:00:00Z"))).isFalse();
    assertThat(cutOffs.isLate(moved)).isTrue();
  }
}

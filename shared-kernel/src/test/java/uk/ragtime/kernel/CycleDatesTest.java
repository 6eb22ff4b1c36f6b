package uk.ragtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CycleDatesTest {
  /** A5: midnight in London ends the day before it. */
  @Test
  void theOutcomesDayIsThatOfTheLastMicrosecond() {
    assertThat(cycle("one", "2026-08-31T23:00:00Z", null).outcomeDay())
        .isEqualTo(LocalDate.of(2026, 8, 31));
    assertThat(cycle("one", "2026-08-31T23:00:00.000001Z", null).outcomeDay())
        .isEqualTo(LocalDate.of(2026, 9, 1));
  }

  @Test
  void closingEarlyFixesTheOutcomeAndClosingLateDoesNot() {
    assertThat(cycle("one", "2026-08-31T23:00:00Z", "2026-07-02T11:00:00Z").outcomeAt())
        .isEqualTo("2026-07-02T10:59:59.999999Z");
    assertThat(cycle("one", "2026-08-31T23:00:00Z", "2026-10-02T11:00:00Z").outcomeAt())
        .isEqualTo("2026-08-31T22:59:59.999999Z");
  }

  @Test
  void aHistoricCycleIsSettledWhenItIsClosed() {
    LocalDate opens = LocalDate.of(2024, 1, 1);
    Instant cutOff = Instant.parse("2024-12-31T12:00:00Z");
    CycleCode code = new CycleCode("old");

    CycleDates open = new CycleDates(code, opens, cutOff, true, null);
    CycleDates closed =
        new CycleDates(code, opens, cutOff, true, Instant.parse("2026-05-01T12:00:00Z"));

    assertThat(open.settledAt()).isEmpty();
    assertThat(closed.settledAt()).contains(Instant.parse("2026-05-01T11:59:59.999999Z"));
    assertThat(closed.outcomeDay()).isEqualTo(LocalDate.of(2024, 12, 31));
    assertThat(cycle("one", "2026-08-31T23:00:00Z", null).settledAt())
        .contains(Instant.parse("2026-08-31T22:59:59.999999Z"));
  }

  /** A6: a year-long cycle comes after the short one within it. */
  @Test
  void cyclesFollowOneAnotherInTheOrderOfTheirOutcomes() {
    CycleDates year = cycle("a-year", "2026-12-31T23:00:00Z", null);
    CycleDates spring = cycle("spring", "2026-04-30T23:00:00Z", null);
    CycleDates closedEarly = cycle("autumn", "2026-11-30T23:00:00Z", "2026-03-02T11:00:00Z");

    assertThat(Stream.of(year, spring, closedEarly).sorted().toList())
        .isEqualTo(List.of(closedEarly, spring, year));
  }

  private static CycleDates cycle(String code, String cutOff, @Nullable String closedAt) {
    return new CycleDates(
        new CycleCode(code),
        LocalDate.of(2026, 1, 1),
        Instant.parse(cutOff),
        false,
        closedAt == null ? null : Instant.parse(closedAt));
  }
}

package uk.ragtime.query.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.web.ProblemException;

class CyclesTest {
  private static final Cycle SPRING = cycle("spring", "2026-03-01", "2026-05-31T22:59:59Z");
  private static final Cycle AUTUMN = cycle("autumn", "2026-09-01", "2026-11-30T23:59:59Z");
  private static final Cycles CYCLES = new Cycles(List.of(AUTUMN, SPRING));

  @Test
  void aDayBelongsToTheLastCycleThatHadOpened() {
    assertThat(CYCLES.on(LocalDate.of(2026, 8, 31))).contains(SPRING);
    assertThat(CYCLES.on(LocalDate.of(2026, 9, 1))).contains(AUTUMN);
    assertThat(CYCLES.on(LocalDate.of(2030, 1, 1))).contains(AUTUMN);
  }

  @Test
  void whatWasBeforeAllCyclesBelongsToTheFirst() {
    assertThat(CYCLES.on(LocalDate.of(2020, 1, 1))).contains(SPRING);
    assertThat(new Cycles(List.of()).on(LocalDate.of(2020, 1, 1))).isEmpty();
  }

  @Test
  void areListedOldestFirst() {
    assertThat(CYCLES.oldestFirst()).containsExactly(SPRING, AUTUMN);
  }

  @Test
  void oneThatNobodyKnowsIsRefused() {
    assertThat(CYCLES.require(new CycleCode("spring"))).isEqualTo(SPRING);
    assertThatThrownBy(() -> CYCLES.require(new CycleCode("winter")))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("cycle-unknown");
  }

  @Test
  void isPlannedThenOpenThenPastItsCutOff() {
    assertThat(status(SPRING, "2026-02-28T23:59:59Z")).isEqualTo(CycleStatus.PLANNED);
    assertThat(status(SPRING, "2026-03-01T00:00:00Z")).isEqualTo(CycleStatus.OPEN);
    assertThat(status(SPRING, "2026-05-31T22:59:58Z")).isEqualTo(CycleStatus.OPEN);
    assertThat(status(SPRING, "2026-05-31T22:59:59Z")).isEqualTo(CycleStatus.PAST_CUT_OFF);
  }

  @Test
  void anEndHasPassedFromTheInstantOnAtWhichAStateChanges() {
    assertThat(CYCLES.endsBy(Instant.parse("2026-05-31T22:59:58Z"))).isZero();
    assertThat(CYCLES.endsBy(Instant.parse("2026-05-31T22:59:59Z"))).isEqualTo(2);
    assertThat(CYCLES.endsBy(Instant.parse("2026-11-30T23:59:58Z"))).isEqualTo(2);
    assertThat(CYCLES.endsBy(Instant.parse("2026-11-30T23:59:59Z"))).isEqualTo(4);
  }

  @Test
  void aHistoricOneStaysOpenUntilItIsClosed() {
    Cycle historic = marked(SPRING, true, null);

    assertThat(status(historic, "2029-01-01T00:00:00Z")).isEqualTo(CycleStatus.OPEN);
    assertThat(
            status(
                marked(SPRING, true, Instant.parse("2026-03-31T12:00:00Z")),
                "2026-04-01T00:00:00Z"))
        .isEqualTo(CycleStatus.CLOSED);
  }

  @Test
  void itsOutcomeIsAtItsCutOffOrNow() {
    Instant april = Instant.parse("2026-04-01T12:00:00Z");

    assertThat(SPRING.outcomeAt(april)).isEqualTo(april);
    assertThat(SPRING.outcomeAt(Instant.parse("2027-01-01T00:00:00Z")))
        .isEqualTo(SPRING.cutOff().minusNanos(1_000));
  }

  /** A6: a year-long cycle comes after the short one within it. */
  @Test
  void overlappingOnesAreInTheOrderOfTheirOutcomes() {
    Cycle year = cycle("a-year", "2026-01-01", "2026-12-31T23:59:59Z");
    Cycles cycles = new Cycles(List.of(year, SPRING));

    assertThat(cycles.oldestFirst()).containsExactly(SPRING, year);
    assertThat(cycles.on(LocalDate.of(2026, 4, 1))).contains(year);
    assertThat(cycles.before(year, LocalDate.of(2026, 12, 31))).contains(SPRING);
    assertThat(cycles.before(SPRING, LocalDate.of(2026, 12, 31))).isEmpty();
  }

  @Test
  void oneThatIsYetToOpenComesBeforeNone() {
    Cycle last = cycle("last", "2025-10-01", "2025-12-31T23:59:59Z");
    Cycle year = cycle("a-year", "2026-01-01", "2026-12-31T23:59:59Z");
    Cycles cycles = new Cycles(List.of(last, year, SPRING));

    assertThat(cycles.before(year, LocalDate.of(2026, 2, 28))).contains(last);
    assertThat(cycles.before(year, LocalDate.of(2026, 3, 1))).contains(SPRING);
  }

  /** A1: no cycle is the current one, or the one before, for another checklist. */
  @Test
  void thoseOfAnotherChecklistHaveNothingToDoWithIt() {
    ChecklistCode services = new ChecklistCode("services");
    Cycle other =
        new Cycle(
            new CycleCode("summer"),
            "Summer",
            services,
            1,
            LocalDate.of(2026, 6, 1),
            Instant.parse("2026-08-31T22:59:59Z"),
            false,
            null);
    Cycles cycles = new Cycles(List.of(SPRING, other, AUTUMN));

    assertThat(cycles.before(AUTUMN, LocalDate.of(2026, 9, 1))).contains(SPRING);
    assertThat(cycles.about(null, LocalDate.of(2026, 7, 1)).oldestFirst()).containsExactly(other);
    assertThat(cycles.about(services, LocalDate.of(2026, 10, 1)).oldestFirst())
        .containsExactly(other);
    assertThat(cycles.about(null, LocalDate.of(2026, 10, 1)).oldestFirst())
        .containsExactly(SPRING, AUTUMN);
  }

  private static CycleStatus status(Cycle cycle, String now) {
    Instant instant = Instant.parse(now);
    return cycle.statusAt(instant, Calendar.dayOf(instant));
  }

  private static Cycle marked(Cycle cycle, boolean historic, @Nullable Instant closedAt) {
    return new Cycle(
        cycle.cycle(),
        cycle.name(),
        cycle.checklist(),
        cycle.version(),
        cycle.opensOn(),
        cycle.cutOff(),
        historic,
        closedAt);
  }

  private static Cycle cycle(String code, String opensOn, String cutOff) {
    return new Cycle(
        new CycleCode(code),
        code,
        new ChecklistCode("workforce"),
        1,
        LocalDate.parse(opensOn),
        Instant.parse(cutOff),
        false,
        null);
  }
}

package uk.ragtime.query.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
  void aHistoricOneStaysOpenUntilItIsClosed() {
    Cycle historic = marked(SPRING, true, false);

    assertThat(status(historic, "2029-01-01T00:00:00Z")).isEqualTo(CycleStatus.OPEN);
    assertThat(status(marked(SPRING, true, true), "2026-04-01T00:00:00Z"))
        .isEqualTo(CycleStatus.CLOSED);
  }

  @Test
  void itsOutcomeIsAtItsCutOffOrNow() {
    Instant april = Instant.parse("2026-04-01T12:00:00Z");

    assertThat(SPRING.outcomeAt(april)).isEqualTo(april);
    assertThat(SPRING.outcomeAt(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo(SPRING.cutOff());
  }

  private static CycleStatus status(Cycle cycle, String now) {
    Instant instant = Instant.parse(now);
    return cycle.statusAt(instant, Calendar.dayOf(instant));
  }

  private static Cycle marked(Cycle cycle, boolean historic, boolean closed) {
    return new Cycle(
        cycle.cycle(),
        cycle.name(),
        cycle.checklist(),
        cycle.version(),
        cycle.opensOn(),
        cycle.cutOff(),
        historic,
        closed);
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
        false);
  }
}

package uk.ragtime.query.movement;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.web.ProblemException;

class MovementEndsTest {
  private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

  @Test
  void aDateIsItselfAndACycleItsOutcome() {
    MovementEnds ends = ends("2026-spring");

    Cycles.Viewpoint day = ends.to("2026-02-28");
    Cycles.Viewpoint outcome = ends.to("2026-spring");

    assertThat(day.moment().day()).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(day.outcome()).isFalse();
    assertThat(outcome.moment().day()).isEqualTo(LocalDate.of(2026, 5, 31));
    assertThat(outcome.outcome()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2026-13-01", "2026-2-3", "30/02/2026", "Spring", ""})
  void aValueOfNeitherFormIsNoUnknownCycle(String value) {
    MovementEnds ends = ends("2026-spring");

    assertThatThrownBy(() -> ends.to(value))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("invalid-parameter: to must be a date that exists");
    assertThatThrownBy(() -> ends.requireOneChecklist(value, null))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("invalid-parameter: from must be a date that exists");
  }

  @Test
  void aCodeThatNoCycleHasIsUnknown() {
    assertThatThrownBy(() -> ends("2026-spring").to("2026-autumn"))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("cycle-unknown");
  }

  @Test
  void aCycleIsFoundByACodeThatLooksLikeADay() {
    assertThat(ends("2026-27-01").to("2026-27-01").outcome()).isTrue();
  }

  @Test
  void aCycleThatHasNotOpenedIsNotTheOneBefore() {
    LocalDate today = Calendar.dayOf(NOW);
    Cycle last = cycle("last", today.minusDays(90), NOW.minus(30, DAYS));
    Cycle open = cycle("open", today.minusDays(1), NOW.plus(90, DAYS));
    Cycle planned = cycle("planned", today.plusDays(10), NOW.plus(20, DAYS));
    Cycles cycles = new Cycles(List.of(last, open, planned));
    MovementEnds ends = new MovementEnds(cycles, cycles, NOW);

    Cycles.Viewpoint before = ends.from(null, ends.to(null));

    assertThat(before.cycle()).isEqualTo(last);
  }

  private static MovementEnds ends(String code) {
    Cycle cycle = cycle(code, LocalDate.of(2026, 3, 1), Instant.parse("2026-05-31T22:59:59Z"));
    Cycles cycles = new Cycles(List.of(cycle));
    return new MovementEnds(cycles, cycles, NOW);
  }

  private static Cycle cycle(String code, LocalDate opensOn, Instant cutOff) {
    return new Cycle(
        new CycleCode(code),
        "Cycle " + code,
        new ChecklistCode("workforce"),
        1,
        opensOn,
        cutOff,
        false,
        null);
  }
}

package uk.ragtime.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.web.ProblemException;

class PeriodsTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");
  private static final Cycles CYCLES =
      new Cycles(
          List.of(
              cycle("2026-spring", "2026-03-01", "2026-05-31T22:59:59Z"),
              cycle("2026-autumn", "2026-09-01", "2026-11-30T23:59:59Z"),
              cycle("2027-spring", "2027-03-01", "2027-05-31T22:59:59Z")));

  @Test
  void byCycleEachStandsAtItsCutOffAndTheOpenOneAtNow() {
    List<Period> periods = Periods.cycles(CYCLES, null, null, NOW);

    assertThat(periods).extracting(Period::name).containsExactly("2026-spring", "2026-autumn");
    assertThat(periods)
        .extracting(period -> period.at().instant())
        .containsExactly(Instant.parse("2026-05-31T22:59:58.999999Z"), NOW);
  }

  @Test
  void byCycleOnlyThoseWithinTheDaysAskedFor() {
    assertThat(Periods.cycles(CYCLES, LocalDate.of(2026, 6, 1), null, NOW))
        .extracting(Period::name)
        .containsExactly("2026-autumn");
    assertThat(Periods.cycles(CYCLES, null, LocalDate.of(2026, 8, 31), NOW))
        .extracting(Period::name)
        .containsExactly("2026-spring");
  }

  @Test
  void byMonthEachStandsAtItsEndInLondonAndThePresentOneAtNow() {
    List<Period> periods =
        Periods.ofCalendar(PeriodKind.MONTH, CYCLES, LocalDate.of(2026, 8, 20), null, NOW);

    assertThat(periods).extracting(Period::name).containsExactly("2026-08", "2026-09", "2026-10");
    assertThat(periods)
        .extracting(period -> period.at().instant().toString())
        .containsExactly("2026-08-31T22:59:59Z", "2026-09-30T22:59:59Z", NOW.toString());
    assertThat(periods)
        .extracting(period -> period.cycle().cycle().value())
        .containsExactly("2026-spring", "2026-autumn", "2026-autumn");
  }

  @Test
  void byQuarterTheOneWithTheFirstDayIsWhole() {
    List<Period> periods =
        Periods.ofCalendar(
            PeriodKind.QUARTER, CYCLES, LocalDate.of(2025, 12, 31), LocalDate.of(2026, 6, 30), NOW);

    assertThat(periods).extracting(Period::name).containsExactly("2025-Q4", "2026-Q1", "2026-Q2");
    assertThat(periods.getFirst().at().day()).isEqualTo(LocalDate.of(2025, 12, 31));
  }

  @Test
  void noneLiesInTheFuture() {
    assertThat(
            Periods.ofCalendar(
                PeriodKind.MONTH, CYCLES, LocalDate.of(2026, 10, 1), LocalDate.of(2030, 1, 1), NOW))
        .hasSize(1);
    assertThat(Periods.ofCalendar(PeriodKind.MONTH, CYCLES, LocalDate.of(2026, 11, 1), null, NOW))
        .isEmpty();
  }

  @Test
  void moreThanAnybodyCanReadAreRefused() {
    assertThatThrownBy(
            () -> Periods.ofCalendar(PeriodKind.MONTH, CYCLES, LocalDate.of(1950, 1, 1), null, NOW))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("invalid-parameter");
  }

  @ParameterizedTest
  @EnumSource(
      value = PeriodKind.class,
      names = {"MONTH", "QUARTER"})
  void asMuchAsCanBeReadIsShownWhereNoBeginningIsNamed(PeriodKind by) {
    LocalDate earliest = Periods.earliest(by, null, NOW);

    assertThatCode(() -> Periods.ofCalendar(by, CYCLES, earliest, null, NOW))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Periods.ofCalendar(by, CYCLES, earliest.minusDays(1), null, NOW))
        .isInstanceOf(ProblemException.class);
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

package uk.ragtime.portal.movement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.FieldError;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final List<Lists.Cycle> CYCLES =
      List.of(cycle("spring", "2026-05-15"), cycle("autumn", "2027-01-30"));

  @Test
  void leavesTheMomentsToTheServiceWhereNoneAreNamed() {
    Period period = Period.of(null, " ", CYCLES, TODAY);
    assertThat(period.isRight()).isTrue();
    assertThat(period.fromValue()).isNull();
    assertThat(period.toValue()).isNull();
  }

  @Test
  void letsADayCountBeforeACycle() {
    Period period =
        Period.typed(
            Map.of(
                "from-cycle", "spring",
                "from-day", "14",
                "from-month", "10",
                "from-year", "2025",
                "to-cycle", "autumn"),
            CYCLES,
            TODAY);
    assertThat(period.fromValue()).isEqualTo("2025-10-14");
    assertThat(period.toValue()).isEqualTo("autumn");
  }

  @Test
  void refusesMomentsInTheWrongOrderAndTheSameTwice() {
    FieldError wrong = new FieldError("movement.wrong.order", "from-cycle");
    assertThat(Period.of("autumn", "spring", CYCLES, TODAY).errors()).containsExactly(wrong);
    assertThat(Period.of("spring", "spring", CYCLES, TODAY).errors()).containsExactly(wrong);
    assertThat(Period.of("spring", "2026-05-14", CYCLES, TODAY).errors()).containsExactly(wrong);
    assertThat(Period.of("spring", "2026-11-30", CYCLES, TODAY).isRight()).isTrue();
  }

  @Test
  void takesAnOpenCycleAsOfToday() {
    assertThat(Period.of("2026-11-29", "autumn", CYCLES, TODAY).isRight()).isTrue();
  }

  private static Lists.Cycle cycle(String code, String outcomeOn) {
    return new Lists.Cycle(
        code, code, "workforce", 1, null, null, false, "OPEN", LocalDate.parse(outcomeOn));
  }
}

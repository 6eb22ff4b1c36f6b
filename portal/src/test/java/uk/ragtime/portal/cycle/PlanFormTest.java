package uk.ragtime.portal.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.page.FieldError;

class PlanFormTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

  private static PlanForm form(
      String name, String opensMonth, String closesMonth, @Nullable Boolean historic) {
    return new PlanForm(
        UUID.randomUUID(),
        name,
        "",
        "workforce/2",
        "14",
        opensMonth,
        "2026",
        "27",
        closesMonth,
        "2026",
        historic,
        null,
        Set.of("RED"),
        Set.of(),
        true,
        Set.of("brecon/midwifery"),
        "");
  }

  @Test
  void aCycleLastsUntilTheEndOfItsLastDayInLondon() {
    PlanForm form = form("Autumn 2026", "9", "6", true);
    assertThat(form.errors(TODAY))
        .extracting(FieldError::problem)
        .containsExactly("plan.wrong.order");
    PlanForm right = form("Autumn 2026", "9", "9", null);
    assertThat(right.errors(TODAY)).isEmpty();
    assertThat(right.chosenCode()).isEqualTo("autumn-2026");
    assertThat(right.cycle().cutOff()).isEqualTo(Instant.parse("2026-09-27T23:00:00Z"));
    assertThat(right.cycle().rules().rationaleFor()).containsExactly("RED");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 9, 11, set-up.wrong.no-name, name",
    "Autumn, 13, 11, plan.opens.date.wrong.not-real, opensDay",
    "Autumn, 9, '', plan.closes.date.wrong.no-month, closesMonth",
    "Autumn, 7, 8, plan.wrong.past, closesDay",
  })
  void eachErrorIsAtItsField(
      String name, String opens, String closes, String problem, String field) {
    assertThat(form(name, opens, closes, null).errors(TODAY))
        .containsExactly(new FieldError(problem, field));
  }

  @Test
  void aHistoricCycleMayBeOver() {
    assertThat(form("Autumn", "7", "8", true).errors(TODAY)).isEmpty();
  }

  @Test
  void whoeverIsNotTickedIsExcusedWhereTheyWork() {
    // given
    List<Lists.Area> areas =
        List.of(new Lists.Area("brecon", "Brecon", null), new Lists.Area("radnor", "Radnor", null));
    List<ReferenceData.Agency> agencies =
        List.of(
            new ReferenceData.Agency(
                "midwifery", "Midwifery", "MIDWIFERY", List.of("brecon", "radnor"), null),
            new ReferenceData.Agency("camhs", "CAMHS", "CAMHS", List.of("radnor"), null),
            new ReferenceData.Agency("idle", "Idle", "OTHER", List.of(), null));

    // when
    ExpectedGrid chosen = ExpectedGrid.of(areas, agencies, form("Autumn", "9", "11", null));
    ExpectedGrid first = ExpectedGrid.of(areas, agencies, PlanForm.empty(""));

    // then
    assertThat(chosen.rows())
        .extracting(ExpectedGrid.Row::agency)
        .containsExactly("CAMHS", "Midwifery");
    assertThat(chosen.expected()).isEqualTo(1);
    assertThat(chosen.excused())
        .containsExactly(
            new ExpectedGrid.Excused("radnor", "camhs", "Radnor", "CAMHS"),
            new ExpectedGrid.Excused("radnor", "midwifery", "Radnor", "Midwifery"));
    assertThat(first.expected()).isEqualTo(3);
    assertThat(first.excused()).isEmpty();
  }
}

package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;

class ChecklistChoiceTest {

  private static final List<Lists.Checklist> PUBLISHED =
      List.of(
          published("workforce", 1, "Workforce"),
          published("workforce", 2, "Workforce for babies"),
          published("workforce", 3, "Workforce to come"),
          published("leaders", 1, "Leadership"),
          published("unused", 1, "Never rated"));

  @Test
  void namesNothingWhereOneChecklistIsRated() {
    // when
    ChecklistChoice choice =
        ChecklistChoice.of("workforce", List.of(cycle("workforce", 1, "CLOSED")), PUBLISHED);

    // then
    assertThat(choice.isSeveral()).isFalse();
    assertThat(choice.code()).isNull();
    assertThat(choice.title()).isEmpty();
  }

  @Test
  void namesEachByItsTitleInTheLatestCycleThatHasOpened() {
    // when
    ChecklistChoice choice =
        ChecklistChoice.of(
            "workforce",
            List.of(
                cycle("workforce", 1, "CLOSED"),
                cycle("workforce", 2, "PAST_CUT_OFF"),
                cycle("leaders", 1, "OPEN"),
                cycle("workforce", 3, "PLANNED")),
            PUBLISHED);

    // then
    assertThat(choice.all())
        .extracting(ChecklistChoice.Named::title)
        .containsExactly("Leadership", "Workforce for babies");
    assertThat(choice.code()).isEqualTo("workforce");
    assertThat(choice.title()).isEqualTo("Workforce for babies");
  }

  @Test
  void tellsChecklistsOfOneTitleApartByTheirCodes() {
    // when
    ChecklistChoice choice =
        ChecklistChoice.of(
            "workforce",
            List.of(
                cycle("workforce", 1, "OPEN"),
                cycle("second", 1, "OPEN"),
                cycle("leaders", 1, "OPEN")),
            List.of(
                published("workforce", 1, "Workforce"),
                published("second", 1, "WORKFORCE"),
                published("leaders", 1, "Leadership")));

    // then
    assertThat(choice.all())
        .extracting(ChecklistChoice.Named::title)
        .containsExactly("Leadership", "WORKFORCE (second)", "Workforce (workforce)");
    assertThat(choice.title()).isEqualTo("Workforce (workforce)");
  }

  @Test
  void leavesOutWhatIsOnlyPlannedOrWasCalledOffUnlessItIsShown() {
    // given
    List<Lists.Cycle> cycles =
        List.of(
            cycle("workforce", 1, "OPEN"),
            cycle("leaders", 1, "PLANNED"),
            new Lists.Cycle(
                "c",
                "c",
                "unused",
                1,
                LocalDate.of(2026, 9, 1),
                null,
                false,
                "CLOSED",
                LocalDate.of(2026, 8, 1)));

    // then
    assertThat(ChecklistChoice.of("workforce", cycles, PUBLISHED).isSeveral()).isFalse();
    assertThat(ChecklistChoice.of("leaders", cycles, PUBLISHED).all())
        .extracting(ChecklistChoice.Named::code)
        .containsExactly("leaders", "workforce");
  }

  @Test
  void hasNothingToChooseWhereNoCycleIsKnown() {
    assertThat(ChecklistChoice.of(null, List.of(), PUBLISHED))
        .isEqualTo(new ChecklistChoice(List.of(), null));
  }

  private static Lists.Cycle cycle(String checklist, int version, String status) {
    return new Lists.Cycle("c", "c", checklist, version, null, null, false, status, null);
  }

  private static Lists.Checklist published(String code, int version, String title) {
    return new Lists.Checklist(code, version, title, List.of());
  }
}

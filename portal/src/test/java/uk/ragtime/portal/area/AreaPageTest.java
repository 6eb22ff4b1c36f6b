package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.ProfileAddress;

class AreaPageTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final ProfileAddress ASKED =
      ProfileAddress.of(new AreaAddress("lancashire", "blackpool", null));

  @Test
  void leadsToTheOutcomesOfThatChecklistsCyclesThatHaveEnded() {
    // given
    List<Lists.Cycle> cycles =
        List.of(
            cycle("spring", "workforce", "2025-03-01", "2025-05-15", "CLOSED"),
            cycle("leaders", "leadership", "2025-03-01", "2025-06-30", "CLOSED"),
            cycle("called-off", "workforce", "2025-10-01", "2025-09-01", "CLOSED"),
            cycle("autumn", "workforce", "2025-09-01", "2025-11-28", "PAST_CUT_OFF"),
            cycle("now", "workforce", "2026-09-01", "2026-11-23", "OPEN"));

    // when
    AreaPage page = page(cycles, new History("workforce", List.of()));

    // then
    assertThat(page.jumps())
        .containsExactly(
            new AreaPage.Jump("spring", LocalDate.of(2025, 5, 15)),
            new AreaPage.Jump("autumn", LocalDate.of(2025, 11, 28)));
    assertThat(page.address()).isEqualTo(ASKED.by("workforce"));
  }

  @Test
  void addressesNeedNotSayTheOnlyChecklist() {
    // given
    List<Lists.Cycle> cycles =
        List.of(cycle("spring", "workforce", "2025-03-01", "2025-05-15", "CLOSED"));

    // then
    assertThat(page(cycles, new History("workforce", List.of())).address()).isEqualTo(ASKED);
  }

  @Test
  void speaksOfCapabilitiesAsTheyAreCalledNowBesideAProfileOfThePast() {
    // given
    History history =
        new History(
            "workforce",
            List.of(
                new History.Point(
                    "now",
                    null,
                    2,
                    new Distribution(1, 0, 0, 0, 0),
                    null,
                    List.of(
                        new History.CapabilityPoint(
                            "new-code", new Distribution(1, 0, 0, 0, 0))))));

    // then
    assertThat(page(List.of(), history).summary())
        .contains("‘New words’ is Red most often, in 1 of 1 agencies.");
  }

  private static AreaPage page(List<Lists.Cycle> cycles, History history) {
    Lists.Capability renamed =
        new Lists.Capability("new-code", "New words", null, null, null, null, null, null);
    return AreaPage.of(
        ASKED,
        new AreaPage.Answers(
            "Lancashire",
            true,
            cycles,
            List.of(new Lists.Checklist("workforce", 2, "Workforce", List.of(renamed))),
            new Profile("workforce", 1, List.of(), List.of()),
            ChecklistTexts.AS_LISTED,
            history,
            null),
        EnglishWords.words(),
        TODAY);
  }

  private static Lists.Cycle cycle(
      String code, String checklist, String opensOn, String outcomeOn, String status) {
    return new Lists.Cycle(
        code,
        code,
        checklist,
        2,
        LocalDate.parse(opensOn),
        null,
        false,
        status,
        LocalDate.parse(outcomeOn));
  }
}

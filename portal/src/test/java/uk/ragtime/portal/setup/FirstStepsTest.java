package uk.ragtime.portal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.setup.FirstSteps.State;
import uk.ragtime.portal.setup.FirstSteps.Step;

class FirstStepsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final Members NOBODY = new Members(List.of(), List.of(), List.of());
  private static final List<Lists.Area> AREAS =
      List.of(new Lists.Area("brecon", "Brecon", null), new Lists.Area("radnor", "Radnor", null));

  private static ReferenceData.Agency agency(String code, String... areas) {
    return new ReferenceData.Agency(code, code, "OTHER", List.of(areas), null);
  }

  private static ReferenceData.Cycle cycle(String status) {
    return new ReferenceData.Cycle(
        "autumn",
        "Autumn",
        "workforce",
        1,
        LocalDate.of(2026, 9, 14),
        Instant.parse("2026-12-01T00:00:00Z"),
        false,
        status,
        false,
        List.of());
  }

  private static FirstSteps steps(
      List<ReferenceData.Agency> agencies,
      Members members,
      int checklists,
      List<ReferenceData.Cycle> cycles) {
    return FirstSteps.of(
        "powys",
        new FirstSteps.SetUp(AREAS, agencies, Optional.of(members), checklists, cycles),
        TODAY,
        EnglishWords.words());
  }

  private static Members invited(String agency, LocalDate expiresOn) {
    return new Members(
        List.of(),
        List.of(
            new Members.Invited(
                "m-1", "Rhian", null, null, List.of("LEAD"), List.of(agency), expiresOn)),
        List.of());
  }

  @Test
  void inAnEmptyPartnershipOnlyAreasAndChecklistCanStart() {
    FirstSteps steps =
        FirstSteps.of(
            "powys",
            new FirstSteps.SetUp(List.of(), List.of(), Optional.of(NOBODY), 0, List.of()),
            TODAY,
            EnglishWords.words());
    assertThat(steps.steps())
        .extracting(Step::state)
        .containsExactly(
            State.NOT_STARTED,
            State.CANNOT_START,
            State.CANNOT_START,
            State.NOT_STARTED,
            State.CANNOT_START);
    assertThat(steps.done()).isZero();
  }

  @Test
  void aStepIsUnderWayUntilEverythingIsCovered() {
    FirstSteps steps =
        steps(
            List.of(agency("midwifery", "brecon"), agency("camhs", "brecon")),
            invited("midwifery", TODAY),
            1,
            List.of());
    assertThat(steps.steps())
        .extracting(Step::state, Step::count)
        .containsExactly(
            tuple(State.DONE, "2 areas"),
            tuple(State.UNDER_WAY, "1 of 2 areas with an agency"),
            tuple(State.UNDER_WAY, "1 of 2 agencies with somebody who rates"),
            tuple(State.DONE, "One checklist"),
            tuple(State.NOT_STARTED, null));
    assertThat(steps.steps().getLast().address()).isEqualTo("/powys/set-up/cycle");
  }

  @Test
  void anInvitationThatHasExpiredBringsNobody() {
    FirstSteps steps =
        steps(
            List.of(agency("midwifery", "brecon", "radnor")),
            invited("midwifery", TODAY.minusDays(1)),
            1,
            List.of());
    assertThat(steps.steps().get(2).state()).isEqualTo(State.NOT_STARTED);
  }

  @Test
  void aCancelledCycleIsNone() {
    List<ReferenceData.Agency> agencies = List.of(agency("midwifery", "brecon", "radnor"));
    Members rater = invited("midwifery", TODAY);
    assertThat(steps(agencies, rater, 1, List.of(cycle("CANCELLED"))).finished()).isFalse();
    FirstSteps planned = steps(agencies, rater, 1, List.of(cycle("PLANNED")));
    assertThat(planned.finished()).isTrue();
    assertThat(planned.steps().getLast().count()).isEqualTo("Autumn opens on 14 September 2026");
  }

  @Test
  void whatIsTakenOutOfUseLaterKeepsNoStepOpen() {
    // given: one area without an agency, one agency that works nowhere
    List<ReferenceData.Agency> agencies = List.of(agency("midwifery", "brecon"), agency("camhs"));

    // when
    FirstSteps begun = steps(agencies, invited("midwifery", TODAY), 1, List.of(cycle("PLANNED")));

    // then
    assertThat(begun.finished()).isTrue();
  }
}

package uk.ragtime.portal.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.RatingLabel;

class ActionsPageTest {
  private static final PlanningRights MIDWIFERY = new PlanningRights(false, List.of("midwifery"));
  private static final PlanningRights NONE = new PlanningRights(false, List.of());
  private static final ActionFilter ALL = new ActionFilter(null, null, "all", null, null);

  private static final ActionNames NAMES =
      new ActionNames(
          List.of(new Lists.Area("blackpool", "Blackpool", null)),
          List.of(
              new Lists.Agency("midwifery", "Midwifery", null, List.of("blackpool")),
              new Lists.Agency("early-help", "Early help", null, List.of("blackpool"))),
          List.of(checklist(1, "Tuning"), checklist(2, "Tuning in")));

  private static Lists.Checklist checklist(int version, String title) {
    return new Lists.Checklist(
        "workforce",
        version,
        "Workforce",
        List.of(new Lists.Capability("tuning-in", title, null, null, null, null, null, null)));
  }

  private static Actions.Action action(String code, String status, String dueOn, boolean overdue) {
    return action(code, status, dueOn, overdue, List.of());
  }

  private static Actions.Action action(
      String code, String status, String dueOn, boolean overdue, List<Actions.Cell> cells) {
    return new Actions.Action(
        code,
        "midwifery",
        "blackpool",
        "workforce",
        List.of("tuning-in"),
        "Title of " + code,
        null,
        null,
        status,
        LocalDate.parse(dueOn),
        overdue,
        status.equals("DONE") ? LocalDate.parse(dueOn) : null,
        new ShownMember("m-1", null, null, null),
        Instant.parse("2026-06-01T09:00:00Z"),
        20,
        List.of(),
        List.of(),
        List.of(),
        1,
        cells);
  }

  private static ActionsPage page(
      ActionFilter filter, PlanningRights rights, Actions.Action... actions) {
    return ActionsPage.of(
        "lancashire",
        filter,
        List.of(actions),
        List.of(
            new Actions.Gap("blackpool", "midwifery", "workforce", List.of("tuning-in")),
            new Actions.Gap("blackpool", "early-help", "workforce", List.of("tuning-in"))),
        NAMES,
        rights,
        EnglishWords.words());
  }

  @Test
  void overdueComesFirstThenByDayAndSettledLast() {
    assertThat(
            page(
                    ALL,
                    NONE,
                    action("done", "DONE", "2026-01-01", false),
                    action("later", "PLANNED", "2027-03-01", false),
                    action("soon", "UNDER_WAY", "2027-01-01", false),
                    action("late", "PLANNED", "2026-10-01", true))
                .items())
        .extracting(ActionsPage.Item::address)
        .containsExactly(
            "/lancashire/actions/late",
            "/lancashire/actions/soon",
            "/lancashire/actions/later",
            "/lancashire/actions/done");
  }

  @Test
  void whatIsStillToBeDoneIsListedUnlessAStateIsChosen() {
    Actions.Action done = action("done", "DONE", "2026-01-01", false);
    Actions.Action late = action("late", "PLANNED", "2026-10-01", true);
    assertThat(page(new ActionFilter(null, null, null, null, null), NONE, done, late).total())
        .isEqualTo(1);
    assertThat(page(new ActionFilter(null, null, " ", null, null), NONE, done).total()).isZero();
    assertThat(page(new ActionFilter(null, null, "overdue", null, null), NONE, late).total())
        .isEqualTo(1);
  }

  @Test
  void aLongListHasPagesWithAddressesThatKeepTheFilter() {
    Actions.Action[] many =
        IntStream.range(0, 51)
            .mapToObj(it -> action("a-" + it, "PLANNED", "2027-01-01", false))
            .toArray(Actions.Action[]::new);
    ActionsPage second = page(new ActionFilter("blackpool", null, "planned", null, 2), NONE, many);
    assertThat(second.items()).hasSize(1);
    assertThat(second.pages())
        .extracting(ActionsPage.Link::address)
        .containsExactly(
            "/lancashire/actions?area=blackpool&state=planned&page=1",
            "/lancashire/actions?area=blackpool&state=planned&page=2");
  }

  @Test
  void onlyThoseWhoPlanForTheAgencyAreLedFromARedToTheForm() {
    ActionsPage page = page(ALL, MIDWIFERY);
    assertThat(page.reds()).isEqualTo(2);
    assertThat(page.gaps().getLast().reds().getFirst().title()).isEqualTo("Tuning in");
    assertThat(page.gaps().getLast().reds().getFirst().plan())
        .isEqualTo(
            "/lancashire/plan-action?area=blackpool&agency=midwifery&checklist=workforce"
                + "&capability=tuning-in");
    assertThat(page.gaps().getFirst().reds().getFirst().plan()).isNull();
    assertThat(page(new ActionFilter(null, null, null, "yes", null), MIDWIFERY).reds())
        .isEqualTo(1);
    assertThat(page(ALL, NONE).plan()).isNull();
  }

  @Test
  void ratingsThenAndNowStandSideBySideAndTheVerdictIsToldOnceItIsDone() {
    ActionPage done = outcome("DONE", "MOVED_DOWN");
    assertThat(done.cells().getFirst())
        .isEqualTo(
            new ActionPage.Cell(
                "Tuning in",
                "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in"
                    + "?checklist=workforce",
                RatingLabel.AMBER,
                RatingLabel.RED,
                RatingLabel.NOT_RATED,
                "action.verdict.MOVED_DOWN",
                "▼"));
    assertThat(done.revise()).isNull();
    assertThat(done.report()).isEqualTo("/lancashire/actions/x/report");
    assertThat(outcome("UNDER_WAY", null).cells().getFirst().done()).isNull();
    assertThat(outcome("UNDER_WAY", null).planned()).isEqualTo("Planned 1 June 2026 at 10:00");
  }

  private static ActionPage outcome(String status, @Nullable String verdict) {
    Actions.Cell cell =
        new Actions.Cell("tuning-in", "tuning-in", Rating.AMBER, null, Rating.RED, null, verdict);
    return ActionPage.of(
        "lancashire",
        action("x", status, "2026-10-01", false, List.of(cell)),
        NAMES,
        MIDWIFERY,
        EnglishWords.words());
  }
}

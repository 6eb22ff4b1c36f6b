package uk.ragtime.portal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Tasks;
import uk.ragtime.portal.page.EnglishWords;

class WorkListTest {
  private static final String S = "/lancashire/cycles/one/areas/blackpool/agencies/midwifery";

  private static Tasks.Task task(String kind, int count, String dueOn) {
    return new Tasks.Task(
        kind,
        kind.equals("ACTION_DUE") ? null : "one",
        "blackpool",
        "midwifery",
        kind.equals("ACTION_DUE") ? "a-1" : null,
        count,
        0,
        LocalDate.parse(dueOn),
        false);
  }

  private static WorkList list(@Nullable String planned, Tasks.Task... tasks) {
    return WorkList.of(
        "lancashire",
        Optional.of(Arrays.asList(tasks)),
        List.of(new Lists.Area("blackpool", "Blackpool", null)),
        List.of(new Lists.Agency("midwifery", "Midwifery", null, List.of())),
        planned == null ? List.of() : List.of(cycle(planned)),
        EnglishWords.words());
  }

  private static Lists.Cycle cycle(String opensOn) {
    return new Lists.Cycle(
        "one", "First", "workforce", 1, LocalDate.parse(opensOn), null, false, "PLANNED", null);
  }

  @Test
  void tasksComeByTheDayOnWhichTheyAreDue() {
    assertThat(list(null, task("SUBMIT", 1, "2026-11-30"), task("RATE", 5, "2026-11-20")).items())
        .extracting(WorkList.Item::what)
        .containsExactly("Rate 5 capabilities", "Check and submit");
  }

  @Test
  void eachTaskLeadsToThePageOnWhichItIsDone() {
    assertThat(
            list(
                    null,
                    task("RATE", 1, "2026-11-01"),
                    task("RECONFIRM", 1, "2026-11-02"),
                    task("SUBMIT", 1, "2026-11-03"),
                    task("ANSWER", 1, "2026-11-04"),
                    task("REVIEW", 1, "2026-11-05"),
                    task("AGREE", 1, "2026-11-06"),
                    task("SIGN_OFF", 1, "2026-11-07"),
                    task("ACTION_DUE", 1, "2026-11-08"))
                .items())
        .extracting(WorkList.Item::address)
        .containsExactly(
            S,
            S + "/confirm",
            S + "/check",
            S + "/answer",
            S + "/review",
            S + "/review",
            S + "/check",
            "/lancashire/actions/a-1");
  }

  @Test
  void nothingIsPromisedThatHasNoPage() {
    assertThat(list(null, task("SOMETHING_NEW", 1, "2026-11-01")).items()).isEmpty();
  }

  @Test
  void anActionIsAboutAnAgencyAndAnAreaAndOfNoCycle() {
    assertThat(list(null, task("ACTION_DUE", 2, "2026-11-01")).items().getFirst())
        .extracting(WorkList.Item::what, WorkList.Item::where)
        .containsExactly("Report on an action about 2 capabilities", "Midwifery, Blackpool");
  }

  @Test
  void whereNothingIsDueTheNextCycleIsSaid() {
    assertThat(list("2027-02-01").next()).isEqualTo("The next cycle opens on 1 February 2027.");
    assertThat(list(null).next()).isNull();
    assertThat(list("2027-02-01", task("RATE", 1, "2026-11-01")).next()).isNull();
  }

  @Test
  void anUnknownCycleIsNamedByItsCode() {
    assertThat(list(null, task("RATE", 1, "2026-11-01")).items().getFirst().where())
        .isEqualTo("Midwifery, Blackpool, one");
  }
}

package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.support.ReviewEvents;
import uk.ragtime.query.support.SampleEvents;

/** Tasks of members, by role and agency. */
class TasksIT extends ReviewFixture {
  private static final ReviewEvents SPRING =
      new ReviewEvents(SampleEvents.SPRING, SampleEvents.BLACKPOOL, SampleEvents.HEALTH_VISITING);

  private List<String> tasks(String role, String area) {
    JsonNode answer = get(role, "tasks");
    isAsDescribed("Tasks", answer);
    List<String> tasks = new ArrayList<>();
    for (JsonNode task : answer.get("tasks")) {
      if (task.get("area").asString().equals(area)) {
        tasks.add(
            task.get("kind").asString()
                + " "
                + task.get("agency").asString()
                + " "
                + task.get("count").asInt());
      }
    }
    return tasks;
  }

  /** The spring cycle is past its cut-off, so only the autumn one asks for ratings. */
  @Test
  void aRaterSeesTheirOwnAgencyFromRatingToAnswering() {
    append(OURS.opened(SampleEvents.SUPERVISION), "rater");
    append(OURS.assigned("rater", SampleEvents.TUNING_IN, LocalDate.of(2026, 9, 20)), "lead");
    assertThat(tasks("rater", "blackpool"))
        .containsExactly("RATE health-visiting 2", "RECONFIRM health-visiting 1");
    JsonNode first = get("rater", "tasks").get("tasks").get(0);
    assertThat(first.get("assigned").asInt()).isOne();
    assertThat(first.get("dueOn").asString()).isEqualTo("2026-09-20");
    assertThat(first.get("link").asString()).isEqualTo("/v1/" + ours + "/" + OURS.path());

    rate(OURS, SampleEvents.TUNING_IN, Rating.GREEN);
    rate(OURS, SampleEvents.LOCAL_SERVICES, Rating.GREEN);
    rate(OURS, SampleEvents.SUPERVISION, Rating.GREEN);
    assertThat(tasks("rater", "blackpool")).containsExactly("SUBMIT health-visiting 1");

    append(OURS.submitted(), "rater");
    assertThat(tasks("rater", "blackpool")).isEmpty();
    assertThat(tasks("reviewer", "blackpool")).containsExactly("REVIEW health-visiting 3");
    assertThat(tasks("lead", "blackpool")).containsExactly("SIGN_OFF health-visiting 1");

    append(OURS.challenged(SampleEvents.TUNING_IN, Rating.GREEN, Rating.RED, DAY), "reviewer");
    assertThat(tasks("rater", "blackpool")).containsExactly("ANSWER health-visiting 1");
    assertThat(tasks("reviewer", "blackpool")).isEmpty();
    assertThat(tasks("lead", "blackpool")).containsExactly("ANSWER health-visiting 1");

    append(OURS.answered(SampleEvents.TUNING_IN, Rating.AMBER), "rater");
    assertThat(tasks("reviewer", "blackpool")).containsExactly("AGREE health-visiting 1");
    assertThat(tasks("rater", "blackpool")).isEmpty();
  }

  /** Reconfirming opens the assessment, as rating does. */
  @Test
  void whatOpeningWouldCarryOverIsToBeReconfirmed() {
    append(SPRING.opened(), "rater");
    rate(SPRING, SampleEvents.TUNING_IN, Rating.AMBER);

    assertThat(tasks("rater", "blackpool"))
        .containsExactly("RATE health-visiting 2", "RECONFIRM health-visiting 1");

    append(OURS.opened(SampleEvents.TUNING_IN), "rater");
    assertThat(tasks("rater", "blackpool"))
        .containsExactly("RATE health-visiting 2", "RECONFIRM health-visiting 1");
  }

  @Test
  void aCoordinatorSignsForAgenciesThatNobodyLeads() {
    rateAll(OURS, Rating.GREEN);
    append(OURS.submitted(), "lead");
    rateAll(THEIRS, Rating.GREEN);
    append(THEIRS.submitted(), "coordinator");

    assertThat(tasks("coordinator", "blackpool")).containsExactly("SIGN_OFF midwifery 1");
    assertThat(tasks("lead", "blackpool")).containsExactly("SIGN_OFF health-visiting 1");
    assertThat(tasks("viewer", "blackpool")).isEmpty();
    assertThat(tasks("auditor", "blackpool")).isEmpty();
  }

  @Test
  void anActionIsATaskUntilItIsDone() {
    ReviewEvents fylde =
        new ReviewEvents(SampleEvents.AUTUMN, SampleEvents.FYLDE, SampleEvents.HEALTH_VISITING);
    append(fylde.excused(), "coordinator");
    append(fylde.planned("train", LocalDate.of(2026, 9, 20), SampleEvents.TUNING_IN), "lead");

    assertThat(tasks("lead", "fylde")).containsExactly("ACTION_DUE health-visiting 1");
    JsonNode due = get("lead", "tasks").get("tasks").get(0);
    assertThat(due.get("link").asString()).isEqualTo("/v1/" + ours + "/actions/train");
    assertThat(due.get("overdue").asBoolean()).isTrue();
    assertThat(tasks("reviewer", "fylde")).isEmpty();

    append(ReviewEvents.progressed("train", ActionStatus.DONE, LocalDate.of(2026, 9, 8)), "lead");
    assertThat(tasks("lead", "fylde")).isEmpty();
  }
}

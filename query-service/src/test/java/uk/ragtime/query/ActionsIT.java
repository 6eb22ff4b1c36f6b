package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.support.ReviewEvents;
import uk.ragtime.query.support.SampleEvents;

/** Actions, whether they helped, and ratings that no action is about. */
class ActionsIT extends ReviewFixture {
  private static final LocalDate DUE = LocalDate.of(2027, 3, 31);
  private static final LocalDate DONE_ON = LocalDate.of(2026, 10, 1);
  private static final Instant OCTOBER = Instant.parse("2026-10-20T09:00:00Z");

  private String verdict() {
    JsonNode action = get("viewer", "actions/train?asOf=2026-10-31");
    isAsDescribed("ActionOutcome", action);
    for (JsonNode cell : action.get("cells")) {
      if (cell.get("named").asString().equals("tuning-in")) {
        return cell.get("verdict").isNull() ? "none" : cell.get("verdict").asString();
      }
    }
    throw new AssertionError("no cell: " + action);
  }

  private void rateAgain(Rating from, Rating to, String day) {
    log.append(
        ours,
        SampleEvents.rated(
            OURS.cycle(),
            OURS.area(),
            OURS.agency(),
            SampleEvents.TUNING_IN,
            from,
            to,
            LocalDate.parse(day)),
        OCTOBER,
        "rater");
  }

  @Test
  void anActionIsToldFromItsPlanToWhetherItHelped() {
    rateAll(OURS, Rating.RED);
    assertThat(get("viewer", "actions/gaps?rating=RED").get("cells").asInt()).isEqualTo(3);
    append(OURS.planned("train", DUE, SampleEvents.TUNING_IN, SampleEvents.LOCAL_SERVICES), "lead");
    JsonNode gaps = get("viewer", "actions/gaps?rating=RED");
    isAsDescribed("Gaps", gaps);
    assertThat(gaps.get("gaps").toString())
        .isEqualTo(
            "[{\"area\":\"blackpool\",\"agency\":\"health-visiting\",\"checklist\":\"workforce\","
                + "\"capabilities\":[\"reflective-supervision\"]}]");
    assertThat(verdict()).isEqualTo("none");

    append(ReviewEvents.progressed("train", ActionStatus.DONE, DONE_ON), "lead");
    assertThat(verdict()).isEqualTo("NOT_LOOKED_AT");
    assertThat(get("viewer", "actions/gaps").get("cells").asInt()).isEqualTo(3);

    rateAgain(Rating.RED, Rating.AMBER, "2026-10-02");
    assertThat(verdict()).isEqualTo("MOVED_UP");
  }

  @Test
  void actionsAreListedByPlanAndFiltered() {
    append(OURS.planned("train", DUE, SampleEvents.TUNING_IN), "lead");
    append(THEIRS.planned("hire", DUE, SampleEvents.TUNING_IN), "coordinator");
    append(ReviewEvents.progressed("hire", ActionStatus.UNDER_WAY, DAY), "coordinator");

    JsonNode all = get("lead", "actions?limit=1");

    isAsDescribed("Actions", all);
    assertThat(all.get("actions").get(0).get("title").asString()).isEqualTo("Train everybody.");
    assertThat(all.get("actions").get(0).get("plannedBy").get("member").asString())
        .isEqualTo("lead");
    JsonNode rest = get("lead", "actions?after=" + all.get("next").asLong());
    assertThat(rest.get("actions")).hasSize(1);
    assertThat(rest.get("actions").get(0).get("progress").get(0).get("note").asString())
        .isEqualTo("As it went.");
    assertThat(get("viewer", "actions?status=UNDER_WAY").get("actions")).hasSize(1);
    assertThat(get("viewer", "actions?agency=health-visiting").get("actions")).hasSize(1);
    assertThat(get("viewer", "actions?area=fylde").get("actions")).isEmpty();
    assertThat(ask("viewer", "actions?status=LATE").status()).isEqualTo(400);
    assertThat(ask("viewer", "actions/unheard-of").json().get("code").asString())
        .isEqualTo("action-unknown");
  }

  @Test
  void anActionThatWasTakenUpAgainIsNoLongerDone() {
    rateAll(OURS, Rating.RED);
    append(OURS.planned("train", DUE, SampleEvents.TUNING_IN), "lead");
    append(ReviewEvents.progressed("train", ActionStatus.DONE, DONE_ON), "lead");
    append(ReviewEvents.progressed("train", ActionStatus.UNDER_WAY, DONE_ON), "lead");

    assertThat(verdict()).isEqualTo("none");
    assertThat(get("viewer", "actions/gaps").get("cells").asInt()).isEqualTo(2);
    rateAgain(Rating.RED, Rating.RED, "2026-10-05");
    append(ReviewEvents.progressed("train", ActionStatus.DONE, LocalDate.of(2026, 10, 4)), "lead");
    assertThat(verdict()).isEqualTo("NOT_MOVED");
  }
}

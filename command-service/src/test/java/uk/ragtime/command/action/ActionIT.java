package uk.ragtime.command.action;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.CommandServiceUnderTest;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.command.SamplePartnership;

/** Actions over HTTP. */
class ActionIT {
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership devon = new SamplePartnership(service, "devon");

  @BeforeAll
  static void found() {
    devon.found();
    assertThat(devon.enrol("carol", "lena", "LEAD").status()).isEqualTo(201);
  }

  private static String plan(String agency, String more) {
    return """
    {"title":"An hour each week","agency":"%s","area":"basildon",
     "checklist":"workforce-infant-mental-health","capabilities":["tuning-in"],
     "dueOn":"2027-03-31"%s}\
    """
        .formatted(agency, more);
  }

  private static Answer progress(String by, String action, String body) {
    return devon.post(by, "/actions/" + action + "/progress", body);
  }

  @Test
  void anActionIsPlannedAndMovesOn() {
    Answer planned =
        devon.put("rita", "/actions/hour", plan("health-visiting", ",\"aim\":\"GREEN\""));
    assertThat(planned.status()).as(planned.body()).isEqualTo(201);
    assertThat(devon.put("lena", "/actions/hour", plan("health-visiting", "")).status())
        .isEqualTo(200);
    assertThat(progress("rita", "hour", "{\"status\":\"UNDER_WAY\"}").status()).isEqualTo(200);
    Answer done = progress("carol", "hour", "{\"status\":\"DONE\",\"on\":\"2026-01-05\"}");
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertProblem(
        progress("rita", "hour", "{\"status\":\"DONE\",\"on\":\"2026-01-06\"}"),
        409,
        "action-settled");
    assertThat(progress("rita", "hour", "{\"status\":\"DONE\"}").position())
        .isEqualTo(done.position());

    assertProblem(progress("rita", "hour", "{\"status\":\"DROPPED\"}"), 409, "action-settled");
    assertProblem(
        devon.put("rita", "/actions/hour", plan("health-visiting", "")), 409, "action-settled");
    assertThat(progress("rita", "hour", "{\"status\":\"UNDER_WAY\",\"note\":\"Again.\"}").status())
        .isEqualTo(200);
  }

  @Test
  void anotherAgencysActionIsNotMine() {
    assertProblem(
        devon.put("rita", "/actions/theirs", plan("midwifery", "")), 403, "not-your-agency");
    assertThat(devon.put("carol", "/actions/theirs", plan("midwifery", "")).status())
        .isEqualTo(201);
    assertProblem(progress("lena", "theirs", "{\"status\":\"DONE\"}"), 403, "not-your-agency");
    assertProblem(devon.put("vera", "/actions/theirs", plan("midwifery", "")), 403, "not-allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"DONE\",\"on\":\"2198-01-01\"} | 422 | progress-in-future",
        "{\"status\":\"PLANNED\"} | 400 | invalid-field",
        "{\"status\":\"done\"} | 400 | invalid-field",
        "{} | 400 | invalid-field"
      })
  void progressThatCannotBeIsRefused(String body, int status, String code) {
    devon.put("rita", "/actions/refused", plan("health-visiting", ""));

    assertProblem(progress("rita", "refused", body), status, code);
    assertProblem(progress("rita", "none", "{\"status\":\"DONE\"}"), 404, "action-unknown");
  }

  @Test
  void aPlanThatCannotBeIsRefused() {
    String plan = plan("health-visiting", "");

    assertProblem(
        devon.put("rita", "/actions/x", plan.replace("tuning-in", "flying")),
        404,
        "capability-unknown");
    assertProblem(
        devon.put("rita", "/actions/x", plan.replace("basildon", "colchester")),
        409,
        "agency-not-in-area");
    assertProblem(
        devon.put("rita", "/actions/x", plan.replace("[\"tuning-in\"]", "[]")),
        400,
        "invalid-field");
    assertProblem(
        devon.put("rita", "/actions/x", plan.replace("each", "\\n")), 400, "invalid-field");
  }
}

package uk.ragtime.command.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.CommandServiceUnderTest;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.command.SamplePartnership;

/** Comments over HTTP: who makes and withdraws them, and that talk moves no assessment. */
class CommentIT {
  private static final String A = "/cycles/now/areas/basildon/agencies/health-visiting";
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership rutland = new SamplePartnership(service, "rutland");

  @BeforeAll
  static void found() {
    rutland.found();
    assertThat(rutland.enrol("carol", "rob", "REVIEWER").status()).isEqualTo(201);
    assertThat(rutland.enrol("carol", "rita-too", "RATER").status()).isEqualTo(201);
  }

  private static Answer comment(String by, String agency, String body) {
    return rutland.post(by, "/cycles/now/areas/basildon/agencies/" + agency + "/comments", body);
  }

  @Test
  void talkIsNumberedAndMovesNoAssessment() {
    Answer rated = rutland.put("rita", A + "/ratings/tuning-in", "{\"rating\":\"RED\"}");

    Answer first =
        comment("rob", "health-visiting", "{\"text\":\"Why?\",\"capability\":\"tuning-in\"}");
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    long number = first.json().get("version").asLong();
    Answer reply =
        comment(
            "rita",
            "health-visiting",
            "{\"text\":\"Two have left.\",\"replyTo\":%d}".formatted(number));
    assertThat(reply.json().get("version").asLong()).isEqualTo(number + 1);

    Answer again =
        rutland.put(
            "rita",
            A + "/ratings/tuning-in",
            "{\"rating\":\"AMBER\"}",
            "If-Match",
            rated.header("etag"));
    assertThat(again.status()).as(again.body()).isEqualTo(200);
  }

  @Test
  void itsAuthorOrACoordinatorWithdrawsIt() {
    long one =
        comment("rita", "health-visiting", "{\"text\":\"One\"}").json().get("version").asLong();
    long two =
        comment("rita", "health-visiting", "{\"text\":\"Two\"}").json().get("version").asLong();

    assertProblem(withdraw("rita-too", one), 403, "not-allowed");
    assertProblem(withdraw("rob", one), 403, "not-allowed");
    assertThat(withdraw("rita", one).status()).isEqualTo(200);
    assertThat(withdraw("carol", two).status()).isEqualTo(200);
    long position = withdraw("carol", two).position();
    assertThat(withdraw("rita", two).position()).isEqualTo(position);
    assertProblem(withdraw("carol", 999_999), 404, "comment-unknown");
    assertProblem(rutland.post("carol", A + "/comments/01/withdraw", ""), 400, "invalid-parameter");
  }

  private static Answer withdraw(String by, long comment) {
    return rutland.post(by, A + "/comments/" + comment + "/withdraw", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rita  | midwifery       | {\"text\":\"x\"} | 403 | not-your-agency",
        "vera  | health-visiting | {\"text\":\"x\"} | 403 | not-allowed",
        "eve   | health-visiting | {\"text\":\"x\"} | 404 | partnership-unknown",
        "carol | none            | {\"text\":\"x\"} | 404 | agency-unknown",
        "rita  | health-visiting | {} | 400 | invalid-field",
        "rita  | health-visiting | {\"text\":\" \"} | 400 | invalid-field",
        "rita  | health-visiting | {\"text\":\"x\",\"replyTo\":0} | 400 | invalid-field",
        "rita  | health-visiting | {\"text\":\"x\",\"replyTo\":999999} | 404 | comment-unknown",
        "rita  | health-visiting | {\"text\":\"x\",\"capability\":\"flying\"} | 404 | capability-unknown"
      })
  void aCommentThatCannotBeIsRefused(
      String by, String agency, String body, int status, String code) {
    assertProblem(comment(by, agency, body), status, code);
  }

  @Test
  void reviewersAndCoordinatorsCommentOnAnyAgency() {
    assertThat(comment("rob", "midwifery", "{\"text\":\"x\"}").status()).isEqualTo(201);
    assertThat(comment("carol", "midwifery", "{\"text\":\"x\"}").status()).isEqualTo(201);
  }
}

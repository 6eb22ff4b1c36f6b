package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;
import static uk.ragtime.command.ReviewPartnership.taken;
import static uk.ragtime.command.ReviewPartnership.why;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.CommandServiceUnderTest.Answer;

/** Reviews over HTTP: what is refused by name, and what is never a fault of the service. */
class ReviewRefusalsIT {
  private static final ReviewPartnership pennine = new ReviewPartnership("apennine");

  @BeforeAll
  static void found() {
    pennine.found();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rob   | /ratings/tuning-in/challenge | {\"sees\":\"RED\"}                    | 400 | invalid-field",
        "rob   | /ratings/tuning-in/challenge | {\"sees\":\"BLUE\",\"rationale\":\"x\"} | 400 | invalid-field",
        "rob   | /ratings/tuning-in/challenge | {\"sees\":\"GREEN\",\"rationale\":\"x\"} | 422 | sees-the-same",
        "rob   | /ratings/flying/challenge    | {\"sees\":\"RED\",\"rationale\":\"x\"} | 404 | capability-unknown",
        "rita  | /ratings/tuning-in/challenge | {\"sees\":\"RED\",\"rationale\":\"x\"} | 403 | not-allowed",
        "rita  | /ratings/tuning-in/answer    | {\"rationale\":\"x\"}                  | 409 | no-open-challenge",
        "rita  | /ratings/tuning-in/agree     | {\"rating\":\"GREEN\"}                 | 403 | not-allowed",
        "rolf  | /ratings/tuning-in/agree     | {\"rating\":\"GREEN\",\"as\":\"VIEWER\"} | 400 | invalid-field",
        "rita  | /sign-off                    | {}                                     | 403 | not-allowed",
        "lena  | /sign-off                    | {\"hash\":\"abc\"}                     | 400 | invalid-field",
        "lena  | /reopen                      | {}                                     | 400 | invalid-field",
        "lena  | /reopen                      | {\"reason\":\"x\",\"until\":\"soon\"}  | 400 | invalid-field",
        "lena  | /reopen                      | {\"reason\":\"x\",\"until\":\"2099-01-01T00:00:00Z\"} | 422 | until-out-of-range",
        "carol | /extend                      | {\"reason\":\"x\",\"until\":\"+999999999-12-31T23:59:59Z\"} | 400 | invalid-field",
        "carol | /excuse                      | {\"reason\":\"x\"}                     | 409 | assessment-started",
        "rita  | /ratings/tuning-in/withdraw  | {\"position\":0,\"reason\":\"x\"}      | 400 | invalid-field",
        "rita  | /ratings/tuning-in/withdraw  | {\"position\":5,\"reason\":\"x\"}      | 409 | assessment-submitted",
        "rita  | /ratings/tuning-in/withdraw  | {\"position\":5,\"reason\":\"x\",\"rationale\":\"y\"} | 400 | invalid-field",
        "rita  | /ratings/reconfirm           | {\"capabilities\":[\"flying\"]}        | 409 | assessment-submitted",
        "vera  | /submit                      | {}                                     | 403 | not-allowed",
        "eve   | /submit                      | {}                                     | 404 | partnership-unknown",
        "rita  | /submit                      | {\"all\":true}                         | 400 | invalid-field",
        "rita  | /open                        | []                                     | 400 | invalid-field"
      })
  void whatCannotBeIsRefusedByName(String by, String path, String body, int status, String code) {
    assertProblem(pennine.post(by, Refusals.ASSESSMENT + path, body), status, code);
  }

  /** One assessment for all that is refused. */
  private static final class Refusals {
    static final String ASSESSMENT = pennine.open("refusals");

    static {
      pennine.submit(ASSESSMENT);
    }
  }

  @Test
  void aCommandThatIsRepeatedIsAnsweredAsTheFirstTime() {
    String assessment = pennine.open("repeated");
    pennine.submit(assessment);
    String path = assessment + "/ratings/tuning-in/challenge";
    String body = why(",\"sees\":\"RED\"");

    Answer first = taken(pennine.post("rob", path, body, "Idempotency-Key", "seen"));
    assertThat(pennine.post("rob", path, body, "Idempotency-Key", "seen").body())
        .isEqualTo(first.body());
    assertProblem(
        pennine.post("rob", path, body.replace("RED", "AMBER"), "Idempotency-Key", "seen"),
        422,
        "idempotency-key-reused");
    assertThat(first.header("etag")).isEqualTo("\"" + first.version() + "\"");
    assertProblem(
        pennine.post("lena", assessment + "/reopen", "{\"reason\":\"x\"}", "If-Match", "\"1\""),
        412,
        "version-stale");
  }

  /** Bodies that nobody means; each goes to every operation, from everybody who may do it. */
  private static final List<String> ODD_BODIES =
      List.of(
          "null",
          "[]",
          "{\"rating\":{}}",
          "{\"rating\":\"GREEN\",\"rationale\":\"\\ud800\"}",
          "{\"sees\":[\"RED\"],\"rationale\":{}}",
          "{\"sees\":\"NOT_APPLICABLE\",\"rationale\":\" \",\"evidence\":[null]}",
          "{\"offers\":\"\",\"rationale\":\"\\u0000\"}",
          "{\"capabilities\":[null]}",
          "{\"capabilities\":{}}",
          "{\"capabilities\":[],\"dueOn\":\"0000-00-00\"}",
          "{\"capabilities\":[],\"dueOn\":\"9999-12-31\"}",
          "{\"capabilities\":[\"tuning-in\"],\"effectiveOn\":\"9999-12-31\"}",
          "{\"position\":1e400,\"reason\":\"x\"}",
          "{\"position\":2147483647,\"reason\":\"x\",\"effectiveOn\":\"0001-01-01\"}",
          "{\"reason\":\"x\",\"until\":\"9999-12-31T23:59:59.999999999Z\"}",
          "{\"reason\":\"x\",\"until\":\"0001-01-01T00:00:00Z\"}",
          "{\"reason\":\"x\",\"as\":7}",
          "{\"hash\":\"" + "F".repeat(64) + "\"}",
          "{\"hash\":\"" + "f".repeat(64) + "\",\"statement\":[]}",
          "{\"reason\":\"" + "x".repeat(5000) + "\"}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /open",
        "POST /ratings/reconfirm",
        "POST /ratings/tuning-in/withdraw",
        "POST /submit",
        "POST /ratings/tuning-in/challenge",
        "POST /ratings/tuning-in/answer",
        "POST /ratings/tuning-in/agree",
        "POST /sign-off",
        "POST /reopen",
        "POST /extend",
        "POST /excuse",
        "POST /expect",
        "PUT /assignments/rita"
      })
  void noBodyIsAFaultOfTheService(String operation) {
    String[] parts = operation.split(" ", 2);
    for (String by : List.of("carol", "rita", "lena", "rob")) {
      for (String body : ODD_BODIES) {
        Answer answer = pennine.send(parts[0], by, Odd.ASSESSMENT + parts[1], body);
        assertThat(answer.status()).as("%s by %s: %s", operation, by, body).isLessThan(500);
      }
    }
  }

  /** One assessment for all that nobody means. */
  private static final class Odd {
    static final String ASSESSMENT = pennine.open("odd");

    static {
      pennine.submit(ASSESSMENT);
    }
  }
}

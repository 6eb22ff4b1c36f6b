package uk.ragtime.acceptance.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.acceptance.hostile.HostileCase.Reach;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.raw.RawHeader;
import uk.ragtime.testing.raw.RawResponse;

/** The oracle reports tampered answers, and no others. */
class OracleTest {
  private static final Sample PUT = SampleService.samples().get(0);
  private static final Sample OPEN = SampleService.samples().get(1);
  private static final String GOOD =
      """
      {"type": "/problems/invalid-field", "title": "A field", "status": 400, "detail": "It is not.",
       "code": "invalid-field"}
      """;

  private final Oracle oracle = new Oracle(SampleService.DOCUMENT, Set.of("outsider"));

  private static HostileCase sent(Sample sample, String persona, Reach reach) {
    return new HostileCase(
        1,
        new InjectionPoint(sample, InjectionPoint.Kind.BODY, ""),
        "tampering",
        persona,
        reach,
        sample.request());
  }

  private static RawResponse answer(int status, String type, String body) {
    return new RawResponse(
        status, List.of(new RawHeader("Content-Type", type)), body.getBytes(UTF_8));
  }

  private static RawResponse problem(String document) {
    return answer(400, "application/problem+json", document);
  }

  private static RawResponse refusal(int status, String code) {
    String document = GOOD.replace("400", "" + status).replace("invalid-field", code);
    return answer(status, "application/problem+json", document);
  }

  private List<String> faults(RawResponse answer) {
    return oracle.faults(sent(PUT, "coordinator", Reach.OPERATION), answer);
  }

  @Test
  void whatIsAsItShouldBeHasNoFault() {
    assertThat(faults(problem(GOOD))).isEmpty();
    assertThat(faults(answer(400, "application/problem+json;charset=utf-8", GOOD))).isEmpty();
    assertThat(faults(answer(200, "application/json", "{}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>400</body></html>",
        "{\"code\": ",
        "{\"type\": \"/problems/invalid-field\"}",
        "{\"type\": \"about:blank\", \"title\": \"A\", \"status\": 400, \"detail\": \"B\", \"code\": \"invalid-field\"}",
        "{\"type\": \"/problems/invalid-field\", \"title\": \"A\", \"status\": 404, \"detail\": \"B\", \"code\": \"invalid-field\"}",
        "{\"type\": \"/problems/invalid-field\", \"title\": \" \", \"status\": 400, \"detail\": \"B\", \"code\": \"invalid-field\"}",
        "{\"type\": \"/problems/invalid-field\", \"title\": \"A\", \"status\": 400, \"code\": \"invalid-field\"}",
        "{\"type\": \"/problems/Bad Code\", \"title\": \"A\", \"status\": 400, \"detail\": \"B\", \"code\": \"Bad Code\"}",
        "{\"type\": \"/problems/new\", \"title\": \"A\", \"status\": 400, \"detail\": \"B\", \"code\": \"new\"}"
      })
  void aDocumentThatIsNoGoodProblemIsFound(String document) {
    assertThat(faults(problem(document))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\tat uk.ragtime.command.http.CommandRequest.body(CommandRequest.java:90)",
        "java.lang.NullPointerException",
        "for type uk.ragtime.command.area.Area",
        "org.postgresql.util.PSQLState",
        "ERROR: duplicate key value",
        "select number from store.partnership"
      })
  void whoTellsTheirInsideIsFound(String detail) {
    assertThat(faults(problem(GOOD.replace("It is not.", detail)))).isNotEmpty();
  }

  @Test
  void whateverTheClientSentMayBeToldAgain() {
    assertThat(faults(problem(GOOD.replace("It is not.", "no '; DROP TABLE event; --")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500, internal-error", "503, unavailable", "409, not-now", "405, method-not-allowed"})
  void aRefusalThatTheOperationDoesNotDeclareIsFound(int status, String code) {
    assertThat(faults(refusal(status, code))).isNotEmpty();
  }

  @Test
  void whatIsRefusedBeforeAnyOperationIsDeclaredForAll() {
    assertThat(faults(refusal(400, "malformed-request"))).isEmpty();
    // but an address that is there is not refused as one that is not
    assertThat(faults(refusal(404, "not-found"))).isNotEmpty();
    assertThat(oracle.faults(sent(PUT, "coordinator", Reach.ELSEWHERE), refusal(404, "not-found")))
        .isEmpty();
  }

  @Test
  void aRefusalInAnotherMediaTypeIsFound() {
    assertThat(faults(answer(400, "application/json", GOOD))).isNotEmpty();
  }

  @Test
  void anUndeclaredSuccessIsFound() {
    assertThat(faults(answer(204, "application/json", ""))).isNotEmpty();
    assertThat(faults(answer(200, "text/html", "{}"))).isNotEmpty();
  }

  @Test
  void silenceIsAnAnswerToWhatIsNoRequestAndToNothingElse() {
    RawResponse none = new RawResponse(0, List.of(), new byte[0]);

    assertThat(faults(none)).isNotEmpty();
    assertThat(oracle.faults(sent(PUT, "coordinator", Reach.NOWHERE), none)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, invalid-field",
    "outsider, 400, invalid-field",
    "outsider, 401, token-missing"
  })
  void whoIsToldMoreThanTheyMayIsFound(String persona, int status, String code) {
    assertThat(oracle.faults(sent(PUT, persona, Reach.OPERATION), refusal(status, code)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "outsider"})
  void whoIsLetInAndMayNotIsFound(String persona) {
    RawResponse done = answer(200, "application/json", "{}");

    assertThat(oracle.faults(sent(PUT, persona, Reach.OPERATION), done)).isNotEmpty();
    assertThat(oracle.faults(sent(OPEN, persona, Reach.OPERATION), done)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', 401, token-missing", "outsider, 404, partnership-unknown"})
  void whoIsToldWhatTheyAreToBeToldIsFine(String persona, int status, String code) {
    assertThat(oracle.faults(sent(PUT, persona, Reach.OPERATION), refusal(status, code))).isEmpty();
  }

  @Test
  void aHeaderThatTheClientWroteIsFound() {
    RawResponse injected =
        new RawResponse(
            200,
            List.of(
                new RawHeader("Content-Type", "application/json"),
                new RawHeader("X-Injected", "yes")),
            new byte[0]);

    assertThat(faults(injected)).isNotEmpty();
  }
}

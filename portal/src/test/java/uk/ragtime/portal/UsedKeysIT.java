package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** Forms that were saved, changed after the browser's way back, and sent once more. */
class UsedKeysIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String S = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/";
  private static final String LATE = "/lancashire/actions/late";
  private static final String NEW_HOLD = "/lancashire/holds/new";
  private static final String MEMBERS = "/lancashire/members";
  private static final String SAID =
      "This form was sent before, and what was in it then is saved. What is in it now is not saved"
          + " yet: send it again to save this too.";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  private static Arguments form(String persona, String page, String address, String... fields) {
    return Arguments.of(persona, page, address, fields);
  }

  /** The last field of each has a text of its own. */
  private static Stream<Arguments> forms() {
    return Stream.of(
        form(
            "rater",
            LATE + "/revise",
            LATE + "/revise",
            "version=2",
            "capability=tuning-in",
            "day=31",
            "month=3",
            "year=2099",
            "title=Typed-words"),
        form(
            "rater",
            LATE + "/report",
            LATE + "/report",
            "version=2",
            "status=DONE",
            "note=Typed-words"),
        form("rater", S + "midwifery/comments", S + "midwifery/comments", "text=Typed-words"),
        form(
            "reviewer",
            S + "early-years/review/tuning-in",
            S + "early-years/review/tuning-in",
            "version=9",
            "spokenAt=315",
            "sees=RED",
            "rationale=Typed-words"),
        form(
            "coordinator",
            MEMBERS + "/invite",
            MEMBERS + "/invite",
            "roles=VIEWER",
            "days=7",
            "name=Typed-words"),
        form(
            "coordinator",
            MEMBERS + "/m-1/leave",
            MEMBERS + "/m-1/leave",
            "day=1",
            "month=2",
            "year=2098"),
        form(
            "coordinator",
            NEW_HOLD,
            NEW_HOLD,
            "members=m-8",
            "number=2026-7",
            "reason=Typed-words"),
        form(
            "coordinator",
            S + "early-years/reopen",
            S + "early-years/reopen",
            "version=9",
            "reason=Typed-words"),
        form(
            "coordinator",
            "/lancashire/set-up/area",
            "/lancashire/set-up/area",
            "name=Typed-words"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void comeAgainWithWhatWasTypedUnderANewKey(
      String persona, String path, String address, String[] fields) {
    // given
    PLATFORM.issuer().willSignIn(persona);
    HttpResponse<String> shown = visitor.get(path);
    PLATFORM.commands().refuse(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again = visitor.send(shown, address, fields);

    // then
    String typed = fields[fields.length - 1].split("=", 2)[1];
    String key = HttpVisitor.hidden(again, "key");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains(SAID, typed).doesNotContain("??", "idempotency-key");
    assertThat(key).isNotEqualTo(HttpVisitor.hidden(shown, "key"));

    // and it can be sent
    PLATFORM.commands().restore();
    visitor.send(again, address, fields);
    assertThat(PLATFORM.commands().lastTold().key()).isEqualTo(key);
  }

  @Test
  void areToldSoInWelshAsWellAndNothingIsSentForThat() {
    // given
    PLATFORM.issuer().willSignIn("coordinator");
    String area = "/lancashire/set-up/area";
    PLATFORM.commands().refuseOnce(422, "idempotency-key-reused");
    HttpResponse<String> again = visitor.send(area, area + "?lang=cy", "name=Pen y Bryn");
    assertThat(again.body())
        .satisfies(inOrder("Anfonwyd y ffurflen hon o’r blaen", "value=\"Pen y Bryn\""));

    // when the other language is chosen
    HttpResponse<String> english =
        visitor.send(again, area + "?lang=en", "name=Pen y Bryn", "_answer=" + answer(again));

    // then
    assertThat(english.statusCode()).isEqualTo(409);
    assertThat(english.body()).contains(SAID, "value=\"Pen y Bryn\"");
    assertThat(HttpVisitor.hidden(english, "key")).isNotEqualTo(sentFirst());
    assertThat(PLATFORM.commands().told()).hasSize(1);
  }

  private static String answer(HttpResponse<String> page) {
    return HttpVisitor.hidden(page, "_answer");
  }

  private static String sentFirst() {
    return PLATFORM.commands().onlyTold().key();
  }

  @Test
  void leadToAnAssessmentThatIsOpenAgain() {
    // given
    PLATFORM.issuer().willSignIn("coordinator");
    HttpResponse<String> shown = visitor.get(S + "early-years/reopen");
    PLATFORM.commands().refuseOnce(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again =
        visitor.send(shown, S + "midwifery/reopen", "version=9", "reason=Typed-words");

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("sending it again would not save it", "Typed-words")
        .contains("<a href=\"" + S + "midwifery\">See what is saved")
        .doesNotContain("??");
  }

  @Test
  void keepTheirKeyWhenTheAnswerWasLost() {
    // given
    PLATFORM.issuer().willSignIn("coordinator");
    HttpResponse<String> shown = visitor.get(NEW_HOLD);
    PLATFORM.commands().refuseOnce(503, "unavailable");

    // when
    HttpResponse<String> again =
        visitor.send(shown, NEW_HOLD, "members=m-8", "number=2026-7", "reason=Open");

    // then
    assertThat(again.statusCode()).isEqualTo(503);
    assertThat(HttpVisitor.hidden(again, "key")).isEqualTo(HttpVisitor.hidden(shown, "key"));
  }
}

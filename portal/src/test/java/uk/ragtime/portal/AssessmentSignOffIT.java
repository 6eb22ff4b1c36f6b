package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubAssessments;
import uk.ragtime.portal.stub.StubPlatform;

/** A lead signs an agency's assessment off. */
class AssessmentSignOffIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ALL = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("rater");
  }

  /** Answers with another assessment from now on. */
  private static void answer(String agency, Map<String, Object> assessment) {
    PLATFORM.query().replace("/v1" + ALL + agency, assessment);
  }

  @Test
  void aLeadSignsTheSheetThatWasShown() {
    // given
    PLATFORM.issuer().willSignIn("lead");
    String check = ALL + "early-years/check";

    // when
    assertThat(visitor.get(check).body()).contains(StubAssessments.HASH, "Sign off");
    visitor.send(
        check,
        ALL + "early-years/sign-off",
        "hash=" + StubAssessments.HASH,
        "position=340",
        "statement=We stand by it.");

    // then
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + ALL + "early-years/sign-off");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo(
            "{\"hash\":\""
                + StubAssessments.HASH
                + "\",\"statement\":\"We stand by it.\","
                + "\"as\":\"LEAD\"}");
  }

  @Test
  void aSheetThatHasChangedIsToldWithWhatChangedAndTheStatementIsKept() {
    // given
    PLATFORM.issuer().willSignIn("lead");
    HttpResponse<String> shown = visitor.get(ALL + "early-years/check");
    Map<String, Object> newer = StubAssessments.of("2026-autumn", "early-years");
    StubAssessments.cellOf(newer, "tuning-in")
        .put("agreed", StubAssessments.word(345, "RED", null));
    answer("early-years", newer);
    String other = "0" + StubAssessments.HASH.substring(1);
    PLATFORM
        .query()
        .replace(
            "/v1" + ALL + "early-years/sheet",
            200,
            "{\"hash\":\"" + other + "\",\"version\":10,\"position\":345}");
    PLATFORM.commands().refuse(412, "sheet-changed");

    // when
    HttpResponse<String> page =
        visitor.send(
            shown,
            ALL + "early-years/sign-off",
            "hash=" + StubAssessments.HASH,
            "position=340",
            "statement=Ours");

    // then
    assertThat(page.body())
        .satisfies(
            inOrder(
                "Nothing was signed",
                "Tuning in",
                "agreed",
                "Red",
                StubAssessments.HASH,
                other,
                "name=\"hash\" value=\"" + other,
                "Ours"))
        .doesNotContain("??");
  }

  @Test
  void aSecondSignatureIsNoneAndWhatWasWrittenIsShownAgain() {
    // given a page of what somebody else signs while it is open
    PLATFORM.issuer().willSignIn("lead");
    HttpResponse<String> shown = visitor.get(ALL + "early-years/check");
    answer("early-years", StubAssessments.of("2026-autumn", "family-hubs"));

    // when
    HttpResponse<String> page =
        visitor.send(
            shown,
            ALL + "early-years/sign-off",
            "hash=" + StubAssessments.HASH,
            "position=340",
            "statement=We stand by it.");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .satisfies(inOrder("signed off already", "Signed off", "not recorded", "We stand by it."))
        .doesNotContain("??");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void whoeverSignsTwiceIsLedOn() {
    HttpResponse<String> page = signedTwice("");

    assertThat(page.uri().toString()).endsWith("/sent?seen=0");
    assertThat(page.body()).contains("Event 335 of the log").doesNotContain("??");
  }

  @ParameterizedTest
  @CsvSource({"'We <all> stand by it.', 200", "'Now I do not.', 409"})
  void aStatementThatIsChangedAfterSigningIsNotLostUnsaid(String statement, int status) {
    HttpResponse<String> page = signedTwice(statement);

    assertThat(page.statusCode()).isEqualTo(status);
    if (status == 409) {
      assertThat(page.body())
          .satisfies(inOrder("that signature stands", "not recorded", statement))
          .doesNotContain("??");
    }
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  /** The answer to a form that was opened before its assessment was signed. */
  private HttpResponse<String> signedTwice(String statement) {
    PLATFORM.issuer().willSignIn("lead");
    HttpResponse<String> shown = visitor.get(ALL + "early-years/check");
    answer("early-years", signedBy("lead"));
    return visitor.send(
        shown,
        ALL + "early-years/sign-off",
        "hash=" + StubAssessments.HASH,
        "position=340",
        "statement=" + statement);
  }

  @Test
  void whatWasSignedStandsOnThePageOfTheAssessment() {
    assertThat(visitor.get(ALL + "family-hubs").body())
        .satisfies(
            inOrder(
                "What was signed",
                "Signed off on 20 October 2026 at 11:15 by Lena Lead.",
                "It is in force.",
                "We &lt;all&gt; stand by it.",
                "Hash of what was signed:",
                StubAssessments.HASH,
                "Signed off on 1 October 2026",
                "It is no longer in force, because the assessment was opened again since.",
                "A statement was made. It has been erased."))
        .doesNotContain("??");
    assertThat(visitor.get(ALL + "midwifery").body()).doesNotContain("What was signed");
  }

  private static Map<String, Object> signedBy(String member) {
    Map<String, Object> signed = StubAssessments.of("2026-autumn", "family-hubs");
    signed.put("acts", List.of(StubAssessments.act("SIGNED_OFF", 335, member)));
    return signed;
  }

  @Test
  void aRaterDoesNotSign() {
    PLATFORM.issuer().willSignIn("rater");
    assertThat(visitor.get(ALL + "health-visiting/check").body())
        .contains("This is not settled yet", "challenged, and not answered")
        .doesNotContain("action=\"" + ALL + "health-visiting/sign-off\"", "??");
  }
}

package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubAssessments;
import uk.ragtime.portal.stub.StubPlatform;

/** A reviewer challenges and agrees; the agency answers. */
class ReviewsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ALL = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/";
  private static final String CHALLENGED = ALL + "health-visiting";
  private static final String SUBMITTED = ALL + "early-years";
  private static final String CHALLENGE = SUBMITTED + "/review/tuning-in";
  private static final String ANSWER = CHALLENGED + "/answer/child-development";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("reviewer");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> withNewWord(String agency, String capability) {
    Map<String, Object> assessment = StubAssessments.of("2026-autumn", agency);
    assessment.put("version", 12);
    ((List<Map<String, Object>>) Objects.requireNonNull(assessment.get("cells")))
        .stream()
            .filter(cell -> capability.equals(cell.get("capability")))
            .forEach(
                cell -> cell.put("agreed", StubAssessments.word(350, "AMBER", "Settled by both.")));
    return assessment;
  }

  @Test
  void theQueueHasWhatIsSubmittedTheOldestFirst() {
    assertThat(visitor.get("/lancashire/reviews").body())
        .satisfies(
            inOrder(
                "href=\"" + SUBMITTED + "/review\"",
                "submitted 2 October 2026",
                "href=\"" + CHALLENGED + "/review\"",
                "submitted 21 October 2026",
                "Challenged (2)"))
        .doesNotContain("midwifery", "??");
  }

  @Test
  void allCapabilitiesAreSideBySide() {
    assertThat(visitor.get(CHALLENGED + "/review").body())
        .satisfies(
            inOrder(
                "The agency says",
                "Training log",
                "A reviewer sees",
                "Two of &lt;nine&gt; were.",
                "Agree: Green",
                "The agency answers",
                "It is not our work any more.",
                "Agree: Not applicable",
                "Agreed",
                "href=\"" + CHALLENGED + "/review/tuning-in\""))
        .doesNotContain("??");
  }

  @Test
  void whatWasSaidWhenTheRatingWasGivenIsBesideWhatWasSaidSince() {
    // given a rating that the agency has looked at again
    Map<String, Object> assessment = StubAssessments.of("2026-autumn", "health-visiting");
    Map<String, Object> again = StubAssessments.word(341, "GREEN", "Still so.");
    again.put("reconfirmed", true);
    Map<String, Object> cell = StubAssessments.cellOf(assessment, "tuning-in");
    cell.put("self", again);
    cell.put("change", StubAssessments.word(312, "GREEN", "All are trained."));
    PLATFORM.query().replace("/v1" + CHALLENGED, assessment);

    // then
    assertThat(visitor.get(CHALLENGED + "/review").body())
        .satisfies(
            inOrder("The agency says", "Still so.", "When it gave this rating", "All are trained."))
        .doesNotContain("??");
  }

  @Test
  void aReviewerAgreesToAnOffer() {
    // when
    HttpResponse<String> page =
        visitor.send(
            CHALLENGED + "/review",
            CHALLENGED + "/agree",
            "version=9",
            "spokenAt=333",
            "capability=send-needs",
            "rating=NOT_APPLICABLE");

    // then
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + CHALLENGED + "/ratings/send-needs/agree");
    assertThat(PLATFORM.commands().lastTold().condition()).isEqualTo("\"9\"");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"rating\":\"NOT_APPLICABLE\",\"as\":\"REVIEWER\"}");
    assertThat(page.uri().toString()).endsWith("/review?seen=400");
    assertThat(page.body()).contains("It is recorded.");
  }

  @Test
  void aReviewerChallengesWithTextAndEvidence() {
    // when
    String form = visitor.get(CHALLENGE).body();
    visitor.send(
        CHALLENGE,
        CHALLENGE,
        "version=9",
        "spokenAt=315",
        "sees=RED",
        "rationale=Seen <otherwise>.",
        "evidenceTitle=Visit",
        "evidenceUrl=https://example.org/visit",
        "evidenceTitle=",
        "evidenceUrl=");

    // then the agency's own rating is no choice
    assertThat(form)
        .contains("value=\"RED\"", "value=\"GREEN\"", "There is none, or only")
        .contains("Last time", "true from ", "Some teams have &lt;it&gt;")
        .doesNotContain("value=\"AMBER\"", " checked", "??");
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + SUBMITTED + "/ratings/tuning-in/challenge");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo(
            "{\"sees\":\"RED\",\"rationale\":\"Seen <otherwise>.\",\"evidence\":"
                + "[{\"title\":\"Visit\",\"url\":\"https://example.org/visit\"}]}");
  }

  @Test
  void aChallengeWithoutTextIsAskedForAndWhatWasChosenIsKept() {
    HttpResponse<String> page = visitor.send(CHALLENGE, CHALLENGE, "version=9", "sees=RED");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("Enter why you see it differently", "href=\"#rationale\"")
        .containsPattern("value=\"RED\"[^>]* checked");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aChallengeIsNotSentOverANewerWordAndKeepsWhatWasTyped() {
    // given
    HttpResponse<String> shown = visitor.get(CHALLENGE);
    PLATFORM.query().replace("/v1" + SUBMITTED, withNewWord("early-years", "tuning-in"));
    PLATFORM.commands().refuseOnce(412, "version-stale");

    // when
    HttpResponse<String> page =
        visitor.send(shown, CHALLENGE, "version=9", "spokenAt=315", "sees=RED", "rationale=Mine.");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains("while you were writing", "Settled by both.", "Mine.", "value=\"350\"")
        .containsPattern("value=\"RED\"[^>]* checked")
        .doesNotContain("??");
    assertThat(PLATFORM.commands().told()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "503, unavailable, 503, Send it again",
    "409, assessment-not-submitted, 400, has been opened again",
    "422, sees-the-same, 400, the agency’s own rating",
  })
  void aChallengeThatFailsKeepsWhatWasTyped(int status, String code, int shown, String sentence) {
    PLATFORM.commands().refuse(status, code);
    HttpResponse<String> page =
        visitor.send(
            CHALLENGE, CHALLENGE, "version=9", "spokenAt=315", "sees=RED", "rationale=Mine.");
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.body()).contains(sentence, "Mine.").doesNotContain("??");
  }

  @ParameterizedTest
  @CsvSource({
    "rater, GREEN, answer, '{\"rationale\":\"Because.\"}'",
    "rater, AMBER, answer, '{\"offers\":\"AMBER\",\"rationale\":\"Because.\"}'",
    "rater, RED, answer, '{\"offers\":\"RED\",\"rationale\":\"Because.\"}'",
    "lead, RED, agree, '{\"rating\":\"RED\",\"rationale\":\"Because.\",\"as\":\"LEAD\"}'",
    "coordinator, RED, agree, "
        + "'{\"rating\":\"RED\",\"rationale\":\"Because.\",\"as\":\"COORDINATOR\"}'",
  })
  void anAgencyKeepsOffersOrAccepts(String persona, String rating, String act, String body) {
    // given
    PLATFORM.issuer().willSignIn(persona);
    assertThat(visitor.get(ANSWER).body())
        .contains("Two of &lt;nine&gt; were.", "Keep your own rating.", "Accept what")
        .doesNotContain(" checked", "??");

    // when
    HttpResponse<String> page =
        visitor.send(
            ANSWER, ANSWER, "version=9", "spokenAt=331", "rating=" + rating, "rationale=Because.");

    // then
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + CHALLENGED + "/ratings/child-development/" + act);
    assertThat(PLATFORM.commands().lastTold().body()).isEqualTo(body);
    assertThat(page.uri().toString()).endsWith("/answer/child-development/sent?seen=400");
    assertThat(page.body())
        .contains("Answer sent", "The reviewer reads it, and agrees or challenges again.")
        .doesNotContain("??", "settled");
  }

  @Test
  void anAnswerNeedsARatingAndAReason() {
    PLATFORM.issuer().willSignIn("rater");
    HttpResponse<String> page = visitor.send(ANSWER, ANSWER, "version=9");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("Choose the rating that you stand for", "Enter why", "href=\"#rating\"");
  }

  @Test
  void challengedRatingsLeadTheAgencyToTheirAnswers() {
    PLATFORM.issuer().willSignIn("rater");
    assertThat(visitor.get(CHALLENGED).body())
        .contains("href=\"" + ANSWER + "\"", "Challenged: Red", "Challenged: Red, and answered")
        .doesNotContain("/review");
  }

  @Test
  void anOpenChallengeIsShownInTheCellAndInTheStory() {
    String area = "/lancashire/areas/blackpool";
    assertThat(visitor.get(area).body()).contains("challenged: Red").doesNotContain("??");
    assertThat(
            visitor
                .get(area + "/agencies/health-visiting/capabilities/observing-relationships")
                .body())
        .satisfies(inOrder("Rated now", "challenged by a reviewer, who sees", "Red"))
        .doesNotContain("??");
  }

  @Test
  void whoDoesNotReviewFindsNoReview() {
    PLATFORM.issuer().willSignIn("rater");
    assertThat(visitor.get("/lancashire/reviews").statusCode()).isEqualTo(403);
    assertThat(visitor.get(CHALLENGED + "/review").statusCode()).isEqualTo(403);
    assertThat(visitor.get(CHALLENGE).statusCode()).isEqualTo(403);
  }

  @Test
  void aReviewerDoesNotAnswer() {
    assertThat(visitor.get(ANSWER).statusCode()).isEqualTo(403);
  }
}

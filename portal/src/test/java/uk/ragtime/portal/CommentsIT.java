package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** People comment on assessments and ratings, and withdraw their comments. */
class CommentsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String CYCLE = "/lancashire/cycles/2026-autumn";
  private static final String ALL = CYCLE + "/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";
  private static final String STORY =
      "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void aThreadIsAtTheAssessmentAndAtTheStoryOfTheRating() {
    assertThat(visitor.get(MIDWIFERY).body())
        .satisfies(
            inOrder(
                "Revi Ewer",
                "About: Tuning in",
                "Who was &lt;trained&gt;?",
                "Answers Revi Ewer",
                "All but two.",
                "Rae Ter withdrew it",
                "action=\"" + MIDWIFERY + "/comments\""))
        .doesNotContain("??");
    assertThat(visitor.get(STORY).body())
        .satisfies(inOrder("Who was &lt;trained&gt;?", "2026 autumn", "value=\"story\""))
        .doesNotContain("About: Tuning in", "??");
  }

  @Test
  void whoMayNotReadCommentsFindsNone() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(MIDWIFERY).body()).doesNotContain("id=\"talk\"", "Revi Ewer");
    assertThat(visitor.get(STORY).body()).doesNotContain("Who was", "name=\"text\"", "??");
    assertThat(visitor.get(MIDWIFERY + "/comments").statusCode()).isNotEqualTo(200);
  }

  @Test
  void aChallengeItsAnswerAndTheAgreementStandBetweenTheComments() {
    // given
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/audit",
            Map.of(
                "entries",
                List.of(
                    word("CHALLENGED", 331, "2026-10-20T09:00:00Z", "RED", "Two of <nine>."),
                    word("ANSWERED", 345, "2026-10-21T12:00:00Z", "AMBER", "Four now."),
                    word("AGREED", 350, "2026-10-25T12:00:00Z", "AMBER", "Seen."))));

    // then
    String page = visitor.get(STORY).body();
    assertThat(page.substring(page.indexOf("id=\"talk\"")))
        .satisfies(
            inOrder(
                "Comments",
                "challenges, and sees",
                "Red",
                "Two of &lt;nine&gt;.",
                "Who was &lt;trained&gt;?",
                "answers for the agency, and offers",
                "Amber",
                "All but two.",
                "agrees on",
                "Seen."))
        .doesNotContain("??");
  }

  private static Map<String, Object> word(
      String kind, int position, String at, String to, String rationale) {
    return Map.of(
        "kind", kind,
        "position", position,
        "recordedAt", at,
        "effectiveOn", "2026-10-12",
        "by", Map.of("member", "m-2", "name", "Grace <Okafor>"),
        "cycle", "2026-autumn",
        "capability", "tuning-in",
        "to", to,
        "rationale", rationale);
  }

  @Test
  void aCommentAboutARatingLeadsBackToItsStory() {
    // given
    PLATFORM.issuer().willSignIn("rater");

    // when
    HttpResponse<String> page =
        visitor.send(
            STORY,
            MIDWIFERY + "/comments",
            "text=All <are>.",
            "capability=tuning-in",
            "back=story");

    // then
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + MIDWIFERY + "/comments");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"text\":\"All <are>.\",\"capability\":\"tuning-in\"}");
    assertThat(page.uri().toString()).contains(STORY + "?checklist=").contains("seen=400");
  }

  @Test
  void anAnswerIsAboutTheSameCapability() {
    PLATFORM.issuer().willSignIn("rater");
    String reply = MIDWIFERY + "/comments?reply=1";
    assertThat(visitor.get(reply).body())
        .satisfies(
            inOrder(
                "name=\"capability\" value=\"tuning-in\"",
                "name=\"reply\" value=\"1\"",
                "Answer this"));
    visitor.send(reply, MIDWIFERY + "/comments", "text=Two.", "capability=tuning-in", "reply=1");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"text\":\"Two.\",\"capability\":\"tuning-in\",\"replyTo\":1}");
  }

  @Test
  void aCommentThatFailsKeepsWhatWasTyped() {
    PLATFORM.commands().refuse(503, "unavailable");
    HttpResponse<String> page =
        visitor.send(MIDWIFERY, MIDWIFERY + "/comments", "text=Typed <so>.", "back=assessment");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Send it again", "Typed &lt;so&gt;.").doesNotContain("??");
    assertThat(visitor.send(MIDWIFERY, MIDWIFERY + "/comments", "text= ").body())
        .contains("Enter your comment", "href=\"#text\"");
  }

  @Test
  void oneWithdrawsOnesOwnAndACoordinatorAny() {
    // given
    PLATFORM.issuer().willSignIn("rater");
    String own = MIDWIFERY + "/comments/2/withdraw";

    // then
    assertThat(visitor.get(MIDWIFERY).body())
        .contains("href=\"" + own + "\"")
        .doesNotContain("/comments/1/withdraw", "/comments/3/withdraw");
    visitor.send(own, own);
    assertThat(PLATFORM.commands().lastTold().command()).isEqualTo("POST /v1" + own);
    HttpVisitor coordinator = new HttpVisitor(PLATFORM.url());
    PLATFORM.issuer().willSignIn("coordinator");
    assertThat(coordinator.get(MIDWIFERY).body()).contains("/comments/1/withdraw");
  }

  @Test
  void onlyAWithdrawalOfOnesOwnIsNotOpenAnyMore() {
    // given
    PLATFORM.issuer().willSignIn("rater");

    // when
    HttpResponse<String> ofAnother = visitor.get(MIDWIFERY + "/comments/1/withdraw");
    HttpResponse<String> withdrawn = visitor.get(MIDWIFERY + "/comments/3/withdraw");

    // then
    assertThat(ofAnother.statusCode()).isEqualTo(403);
    assertThat(ofAnother.body()).doesNotContain("is not open now");
    assertThat(withdrawn.statusCode()).isEqualTo(200);
    assertThat(withdrawn.body()).contains("is not open now");
  }
}

package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** Everybody finds their work and sees how far a cycle is; a coordinator extends and closes it. */
class CyclesIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String CYCLE = "/lancashire/cycles/2026-autumn";
  private static final String S = CYCLE + "/areas/blackpool/agencies/";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  /** The first page of somebody who has signed in. */
  private String home() {
    visitor.get("/lancashire/areas/blackpool");
    return visitor.get("/").body();
  }

  @Test
  void theFirstPageListsWhatWaitsByTheDayItIsDue() {
    PLATFORM.issuer().willSignIn("rater");
    assertThat(home())
        .satisfies(
            inOrder(
                "Your work",
                "href=\"" + S + "health-visiting/answer\"",
                "Answer one challenge",
                "Health visiting, Blackpool, 2026 autumn",
                "Overdue: 20 November 2026",
                "href=\"" + S + "midwifery\"",
                "Rate 5 capabilities",
                "by 26 November 2099",
                "href=\"" + S + "midwifery/confirm\"",
                "href=\"" + S + "perinatal/check\"",
                "href=\"" + CYCLE + "\""))
        .doesNotContain("/lancashire/reviews", "??");
  }

  @Test
  void aReviewerFindsTheQueue() {
    PLATFORM.issuer().willSignIn("reviewer");
    assertThat(home())
        .contains("href=\"/lancashire/reviews\"", "href=\"" + S + "early-years/review\"")
        .doesNotContain("??");
  }

  @Test
  void whereNothingIsDueThatIsSaid() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(home()).contains("Nothing is due.").doesNotContain("??");
  }

  @Test
  void theAreasAreThereEvenIfTheTasksAreNot() {
    PLATFORM.query().replace("/v1/lancashire/tasks", 503, "{}");
    assertThat(home())
        .contains(
            "What waits for you cannot be shown just now", "href=\"/lancashire/areas/preston\"")
        .doesNotContain("Nothing is due.", "??");
  }

  @Test
  void theGridHasEveryAgencyInEveryAreaWithItsState() {
    assertThat(visitor.get(CYCLE).body())
        .satisfies(
            inOrder(
                "2026 autumn",
                ">Open<",
                "Ratings are taken until 27 November 2099",
                "3 of 23 assessments are submitted, 1 of these signed off.",
                "href=\"" + CYCLE + "/extend\"",
                "href=\"" + CYCLE + "/close\"",
                "href=\"" + S + "health-visiting\"",
                "Challenged (2)",
                "href=\"" + S + "midwifery\"",
                "Being rated",
                "2 of 11 looked at",
                "Reasons given",
                "Changed on 5 October 2026",
                "Two &lt;teams&gt; were moving."))
        .doesNotContain("??");
  }

  @Test
  void onlyACoordinatorExtendsOrCloses() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(CYCLE).body()).doesNotContain(CYCLE + "/extend", CYCLE + "/close");
    assertThat(visitor.get(CYCLE + "/close").statusCode()).isEqualTo(403);
    assertThat(visitor.get(CYCLE + "/extend").statusCode()).isEqualTo(403);
  }

  @Test
  void closingListsWhatIsUnfinished() {
    // when
    String form = visitor.get(CYCLE + "/close").body();
    HttpResponse<String> page = visitor.send(CYCLE + "/close", CYCLE + "/close", "reason=");

    // then
    assertThat(form)
        .contains("These are not signed off", "Midwifery, Blackpool", "Challenged (2)")
        .doesNotContain("Family hubs (voluntary), Blackpool", "social care, Blackpool", "??");
    assertThat(PLATFORM.commands().onlyTold().command()).isEqualTo("POST /v1" + CYCLE + "/close");
    assertThat(PLATFORM.commands().onlyTold().body()).isEqualTo("{}");
    assertThat(page.uri().toString()).endsWith("2026-autumn?seen=400");
  }

  @Test
  void extendingKeepsEverythingButTheCutOff() {
    visitor.send(
        CYCLE + "/extend", CYCLE + "/extend", "reason=Flu.", "day=31", "month=12", "year=2099");
    assertThat(PLATFORM.commands().onlyTold().command()).isEqualTo("PUT /v1" + CYCLE);
    assertThat(PLATFORM.commands().onlyTold().body())
        .isEqualTo(
            "{\"name\":\"2026 autumn\",\"checklist\":\"workforce-infant-mental-health\","
                + "\"version\":2,\"opensOn\":\"2026-09-14\",\"cutOff\":\"2100-01-01T00:00:00Z\","
                + "\"historic\":false,\"reason\":\"Flu.\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 31, 2099, Enter why",
    "Flu., 1, 2098, must be later than the last day now",
    "Flu., 32, 2099, must be a real date",
  })
  void whatIsWrongIsSaidAndWhatWasTypedIsKept(
      String reason, String day, String year, String sentence) {
    HttpResponse<String> page =
        visitor.send(
            CYCLE + "/extend",
            CYCLE + "/extend",
            "reason=" + reason,
            "day=" + day,
            "month=12",
            "year=" + year);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains(sentence, reason, "value=\"" + day + "\"");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aDayThatTheServiceRefusesIsToldAtItsField() {
    PLATFORM.commands().refuseFields("cutOff", "reason");
    HttpResponse<String> page =
        visitor.send(
            CYCLE + "/extend",
            CYCLE + "/extend",
            "reason=Typed.",
            "day=31",
            "month=12",
            "year=2300");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#day\">Date must be in a year", "href=\"#reason\">The reason must be")
        .contains("id=\"date-error\"", "id=\"reason-error\"", "Typed.", "value=\"2300\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "extend"})
  void whatFailsKeepsWhatWasTyped(String act) {
    PLATFORM.commands().refuse(503, "unavailable");
    HttpResponse<String> page =
        visitor.send(
            CYCLE + "/" + act,
            CYCLE + "/" + act,
            "reason=Typed.",
            "day=31",
            "month=12",
            "year=2099");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Send it again", "Typed.");
  }
}

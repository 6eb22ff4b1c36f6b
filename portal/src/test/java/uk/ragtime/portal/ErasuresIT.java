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

/** A coordinator erases, and sees what became of it. */
class ErasuresIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ERASE = "/lancashire/erase";
  private static final String CHECK = ERASE + "/check";
  private static final String PERSON = "?member=m-8&textsToo=true&ground=REQUEST";
  private static final String HOLD = "/lancashire/holds/new";
  private static final String LIFT = "/lancashire/holds/lift";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void whatGoesWhatStaysAndByWhenIsSaidBeforeAPersonIsErased() {
    // when
    String form = visitor.get(ERASE + "?member=m-8").body();
    String check = visitor.get(CHECK + PERSON).body();

    // then
    assertThat(form).contains("Erase Fay Former", "What they wrote", "Why it is erased");
    assertThat(check)
        .satisfies(
            inOrder(
                "Check before you erase Fay Former",
                "What goes",
                "The name of Fay Former, their member code",
                "Everything that they wrote",
                "What stays",
                "A random handle",
                "The person asked for it",
                "By when it is gone",
                "within 5 seconds",
                "within 48 hours",
                "35 days later",
                "Nobody can bring back what is erased.",
                "href=\"/lancashire/erase?member=m-8&amp;ground=REQUEST&amp;textsToo=true\""))
        .doesNotContain("as written by an erased person", "??");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void whatIsNotChosenIsAskedForAndWhatWasChosenIsKept() {
    HttpResponse<String> page = visitor.get(CHECK + "?member=m-8&ground=RETENTION");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("There is a problem", "Choose what becomes of what they wrote")
        .containsPattern("value=\"RETENTION\"[^>]* checked")
        .doesNotContain("Choose why it is erased", "??");
  }

  @Test
  void aPersonIsErasedAndWhatBecameOfItIsShown() {
    // when
    HttpResponse<String> page =
        visitor.send(CHECK + PERSON, ERASE, "member=m-8", "textsToo=true", "ground=REQUEST");

    // then
    assertThat(PLATFORM.commands().onlyTold("coordinator").command())
        .isEqualTo("POST /v1/lancashire/erasures");
    assertThat(PLATFORM.commands().onlyTold("coordinator").body())
        .isEqualTo("{\"members\":[\"m-8\"],\"textsToo\":true,\"ground\":\"REQUEST\"}");
    assertThat(page.uri().toString()).endsWith("/lancashire/erasures/400");
    assertThat(page.body())
        .satisfies(
            inOrder(
                "Erasure 3",
                "3 November 2026 at 10:00",
                "The person asked for it",
                "Erased person (m-4k7q2x9c1d)",
                "2 texts are erased.",
                "Person with the handle m-0h7e2d9c1x",
                "One text waits.",
                "href=\"/lancashire/holds/lift?hold=2026-7\"",
                "Gone since 3 November 2026 at 10:00",
                "Gone by 9 December 2026"))
        .doesNotContain("Awaited", "This is late", "??");
  }

  @Test
  void whatIsAwaitedIsSaidAndWhatIsLateToo() {
    // given: nothing was recorded as carried out in all the time since
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/events",
            200,
            """
            [{"type":"uk.ragtime.person-erased.v1","time":"2026-11-03T10:00:00Z","position":400,
              "commandid":"c","data":{"erasure":1,"member":"m-4k7q2x9c1d","ground":"MISTAKE"}}]
            """);

    // then
    assertThat(visitor.get("/lancashire/erasures/400").body())
        .satisfies(
            inOrder(
                "Erasure 1",
                "It should not have been entered here",
                "Awaited, until 5 November 2026 at 10:00 at the latest",
                "This is late"));
  }

  @Test
  void aTextIsQuotedBeforeItIsErased() {
    // given
    String story =
        "/lancashire/areas/blackpool/agencies/health-visiting/capabilities/reflective-supervision";
    String link = ERASE + "?text=240.rationale";
    assertThat(visitor.get(story).body())
        .contains("href=\"" + link + "\"", "href=\"" + ERASE + "?text=240.evidence\"")
        .doesNotContain("text=12.", "text=391.");

    // when
    assertThat(visitor.get(link).body()).contains("Groups now run in all three localities");
    visitor.send(
        CHECK + "?text=240.rationale&ground=CHILD_OR_FAMILY",
        ERASE,
        "text=240.rationale",
        "ground=CHILD_OR_FAMILY");

    // then
    assertThat(PLATFORM.commands().onlyTold("coordinator").body())
        .isEqualTo(
            "{\"texts\":[{\"position\":240,\"field\":\"rationale\"}],"
                + "\"ground\":\"CHILD_OR_FAMILY\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "m-1, They are still a member",
    "m-4k7q2x9c1d, This has been erased already",
  })
  void whoCannotBeErasedIsSaidBeforeAnythingIsTyped(String member, String sentence) {
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/members/m-1/record",
            200,
            "{\"member\":\"m-1\",\"name\":\"Amina Hussain\",\"handle\":\"m-1a2b3c4d5e\"}");
    assertThat(visitor.get(ERASE + "?member=" + member).body())
        .contains(sentence)
        .doesNotContain("name=\"ground\"", "??");
  }

  @ParameterizedTest
  @CsvSource({
    "409, member-not-left, 400, They are a member again",
    "503, unavailable, 503, Send it again",
    "429, too-many-requests, 429, Wait half a minute",
  })
  void anErasureThatFailsKeepsItsFormAndItsKey(
      int status, String code, int shown, String sentence) {
    // given
    HttpResponse<String> check = visitor.get(CHECK + PERSON);
    PLATFORM.commands().refuse(status, code);

    // when
    HttpResponse<String> page =
        visitor.send(check, ERASE, "member=m-8", "textsToo=true", "ground=REQUEST");

    // then
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.body()).contains("There is a problem", sentence, "value=\"REQUEST\"");
    assertThat(HttpVisitor.hidden(page, "key")).isEqualTo(HttpVisitor.hidden(check, "key"));
  }

  @Test
  void allErasuresAreListedByNumberWithWhatTheyWaitFor() {
    // when
    String first = visitor.get("/lancashire/erasures").body();
    String second = visitor.get("/lancashire/erasures?after=2").body();

    // then
    assertThat(first)
        .satisfies(
            inOrder(
                "href=\"/lancashire/erasures/396\"",
                "Erasure 1",
                "Carried out",
                "Gone from backups by 9 December 2026",
                "2 texts are erased.",
                "1 November 2026 at 10:00",
                "Amina Hussain",
                "It should not have been entered here",
                "Erasure 2",
                "Under way",
                "href=\"/lancashire/erasures?after=2\""))
        .doesNotContain("Erasure 3", "from the beginning", "Gone from backups by 6", "??");
    assertThat(second)
        .satisfies(
            inOrder(
                "href=\"/lancashire/erasures/398\"",
                "Erasure 3",
                "Waits",
                "href=\"/lancashire/erasures/396\"",
                "Hold 2026-7, until 30 June 2027",
                "href=\"/lancashire/erasures/401\"",
                "Hold 2026-6, lifted 3 November 2026 at 10:00 by Amina Hussain",
                "Erased person (m-4k7q2x9c1d)",
                "Waits: Fay Former",
                "One text waits.",
                "The person asked for it",
                "href=\"/lancashire/erasures\""))
        .doesNotContain("Erasure 2", "Show more erasures", "??");
  }

  @Test
  void whereNothingIsErasedAndNothingHeldTheListsSaySo() {
    PLATFORM.query().replace("/v1/lancashire/erasures", 200, "{\"erasures\":[],\"next\":null}");
    PLATFORM.query().replace("/v1/lancashire/holds", 200, "{\"holds\":[]}");
    assertThat(visitor.get("/lancashire/erasures").body())
        .satisfies(
            inOrder("Nothing has been erased here yet.", "Nothing is held.", "To erase a person"))
        .doesNotContain("<table", "from the beginning", "??");
  }

  @Test
  void theCoordinatorFindsTheirErasuresInTheirRecord() {
    assertThat(visitor.get("/lancashire/members").body())
        .contains("href=\"/lancashire/erasures\"", "href=\"/lancashire/erase?member=m-8\"")
        .doesNotContain("member=m-4k7q2x9c1d");
    assertThat(visitor.get("/lancashire/members/coordinator/record?after=97").body())
        .contains("href=\"/lancashire/erasures/398\"", "Erased a person");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/erasures", "/erasures/400", "/erase?member=m-8", "/holds/new", "/holds/lift"})
  void whoDoesNotManageMembersFindsNoneOfThis(String page) {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get("/lancashire" + page).statusCode()).isIn(403, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/erase", "/erase?text=x", "/erase?member=m-8&text=97.rationale", "/erasures/397"})
  void whatNamesNothingToEraseIsNoPage(String page) {
    assertThat(visitor.get("/lancashire" + page).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {ERASE, HOLD, LIFT})
  void nothingIsErasedOrHeldFromAnotherSite(String address) {
    visitor.get("/lancashire/members");
    String key = "0190c7e2-1111-4222-8333-123456789abc";
    assertThat(visitor.post(address, "key=" + key).statusCode()).isEqualTo(403);
    assertThat(PLATFORM.commands().told()).isEmpty();
  }
}

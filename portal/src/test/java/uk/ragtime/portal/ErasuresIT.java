package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;

/**
 * A person reads what is recorded of them; a coordinator erases, holds, and sees what became of it.
 */
@ExtendWith(OutputCaptureExtension.class)
class ErasuresIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String RECORD = "/lancashire/members/m-2/record";
  private static final String ERASED = "/lancashire/members/m-4k7q2x9c1d/record";
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

  private static Told told() {
    List<Told> told = PLATFORM.commands().told();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().authorization()).isEqualTo("Bearer token-coordinator");
    return told.getFirst();
  }

  @Test
  void aRecordTellsWhatAPersonIsDidAndWrote() {
    // when
    String first = visitor.get(RECORD).body();
    String second = visitor.get(RECORD + "?after=97").body();

    // then
    assertThat(HttpVisitor.withoutOwnScript(first))
        .containsSubsequence(
            "What is recorded of Grace &lt;Okafor&gt;",
            "m-2r5t8v1w4z",
            "Rater",
            "Midwifery",
            "1 October 2024",
            "2 May 2025 at 14:05",
            "Became a member",
            "Rated ‘Reflective supervision’ Not applicable: Midwifery, Blackpool",
            "Explanation",
            "&lt;script&gt;alert",
            "href=\"/lancashire/erase?text=97.rationale\"",
            "href=\"" + RECORD + "?after=97\"")
        .doesNotContain("??", "<script");
    assertThat(second)
        .containsSubsequence("Evidence", "Minutes: https://example.org/minutes", "something-new.v1")
        .doesNotContain("Show more", "??");
  }

  @Test
  void aPersonReadsTheirOwnRecordWithoutToolsOfTheCoordinator() {
    // given
    PLATFORM.issuer().willSignIn("viewer");
    String own = "/lancashire/members/viewer/record";

    // then
    assertThat(visitor.get(own).body())
        .contains("Tom Ashworth", "Nothing is recorded", "record/csv")
        .doesNotContain("/erase", "href=\"/lancashire/members\"", "??");
    assertThat(visitor.get("/").body()).contains("href=\"" + own + "\"");
    assertThat(visitor.get(RECORD).statusCode()).isEqualTo(404);
  }

  @Test
  void anErasedPersonIsToldAsErasedAndSoIsWhatTheyWrote() {
    assertThat(visitor.get(ERASED).body())
        .contains(
            "What is recorded of Erased person (m-4k7q2x9c1d)",
            "have been erased",
            "An explanation was given. It has been erased.")
        .doesNotContain("??", "href=\"/lancashire/erase");
  }

  @Test
  void aRecordIsTakenAwayWholeAsJson() {
    // when
    HttpResponse<String> file = visitor.get(RECORD + "/json");

    // then the two pages of the service are one document
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"lancashire-record.json\"");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(file.body())
        .startsWith("{\"member\":\"m-2\"")
        .contains("\"position\":20", "\"position\":97", "\"position\":188", "\"position\":30")
        .endsWith("}]}")
        .doesNotContain("\"next\"");
  }

  @Test
  void aRecordIsTakenAwayAsATable() {
    // given
    PLATFORM.query().replace("/v1" + RECORD + ".csv", 200, "log_position\r\n20\r\n");

    // when
    HttpResponse<String> file = visitor.get(RECORD + "/csv");

    // then
    assertThat(file.body()).isEqualTo("log_position\r\n20\r\n");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"lancashire-record.csv\"");
  }

  @ParameterizedTest
  @CsvSource({
    "csv, 403, not-allowed, 403, Your role does not open this page",
    "csv, 404, member-unknown, 404, Page not found",
    "csv, 429, too-many-exports, 429, Too many requests",
    "json, 503, unavailable, 503, cannot be shown just now",
  })
  void aFileThatCannotBeHadIsAPageAndNoFile(
      String format, int status, String code, int shown, String sentence) {
    // given
    String path = format.equals("csv") ? RECORD + ".csv" : RECORD;
    PLATFORM.query().replace("/v1" + path, status, "{\"code\":\"" + code + "\"}");

    // when
    HttpResponse<String> page = visitor.get(RECORD + "/" + format);

    // then
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains(sentence);
  }

  @Test
  void aFileThatBreaksOffIsNotEndedAsIfItWereWhole(CapturedOutput log) {
    // given a first page that is long enough to be on its way before the second is asked for
    String entry =
        "{\"position\":20,\"type\":\"x\",\"texts\":{\"remark\":\"%s\"}}"
            .formatted("x".repeat(70_000));
    PLATFORM
        .query()
        .replaceOnce(
            "/v1" + RECORD, 200, "{\"member\":\"m-2\",\"entries\":[" + entry + "],\"next\":20}");
    PLATFORM.query().replace("/v1" + RECORD, 503, "{\"code\":\"unavailable\"}");

    // then
    assertThatThrownBy(() -> visitor.get(RECORD + "/json"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(log).contains("A file broke off").doesNotContain("has already been called");
  }

  @Test
  void whatGoesWhatStaysAndByWhenIsSaidBeforeAPersonIsErased() {
    // when
    String form = visitor.get(ERASE + "?member=m-8").body();
    String check = visitor.get(CHECK + PERSON).body();

    // then
    assertThat(form).contains("Erase Fay Former", "What they wrote", "Why it is erased");
    assertThat(check)
        .containsSubsequence(
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
            "href=\"/lancashire/erase?member=m-8&amp;ground=REQUEST&amp;textsToo=true\"")
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
    assertThat(told().command()).isEqualTo("POST /v1/lancashire/erasures");
    assertThat(told().body())
        .isEqualTo("{\"members\":[\"m-8\"],\"textsToo\":true,\"ground\":\"REQUEST\"}");
    assertThat(page.uri().toString()).endsWith("/lancashire/erasures/400");
    assertThat(page.body())
        .containsSubsequence(
            "Erasure 3",
            "3 November 2026 at 10:00",
            "The person asked for it",
            "Erased person (m-4k7q2x9c1d)",
            "2 texts are erased.",
            "Person with the handle m-0h7e2d9c1x",
            "One text waits.",
            "href=\"/lancashire/holds/lift?hold=2026-7\"",
            "Gone since 3 November 2026 at 10:00",
            "Gone by 9 December 2026")
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
        .containsSubsequence(
            "Erasure 1",
            "It should not have been entered here",
            "Awaited, until 5 November 2026 at 10:00 at the latest",
            "This is late");
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
    assertThat(told().body())
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
  void aHoldIsPlacedAndItsNumberShown() {
    // given what became of it is at the position that the command answers
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/events",
            200,
            """
            [{"type":"uk.ragtime.hold-placed.v1","time":"2026-11-03T10:00:00Z","position":400,
              "commandid":"a","data":{"hold":"2026-7","members":["m-0h7e2d9c1x"],
              "cycles":["2026-autumn"],"until":"2027-06-30"}}]
            """);

    // when
    HttpResponse<String> page =
        visitor.send(
            HOLD,
            HOLD,
            "members=m-8",
            "cycles=2026-autumn",
            "reason=A complaint\r\nis open.",
            "day=30",
            "month=6",
            "year=2027",
            "number=2026-7");

    // then
    assertThat(told().command()).isEqualTo("PUT /v1/lancashire/holds/2026-7");
    assertThat(told().body())
        .isEqualTo(
            "{\"members\":[\"m-8\"],\"cycles\":[\"2026-autumn\"],"
                + "\"reason\":\"A complaint\\nis open.\",\"until\":\"2027-06-30\"}");
    assertThat(page.body())
        .containsSubsequence(
            "Hold 2026-7 is placed",
            "30 June 2027",
            "m-0h7e2d9c1x",
            "The texts of 2026 autumn",
            "href=\"/lancashire/holds/lift?hold=2026-7\"")
        .doesNotContain("??");
  }

  @Test
  void whatIsWrongWithAHoldIsSaidByFieldAndNothingTypedIsLost() {
    // when
    HttpResponse<String> page =
        visitor.send(HOLD, HOLD, "cycles=2026-autumn", "reason=", "day=31", "month=2", "number=x");

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#reason\"", "Enter why", "href=\"#number\"", "Enter a year and a number")
        .contains("Date must include a year", "value=\"31\"", "value=\"x\"")
        .containsPattern("value=\"2026-autumn\"[^>]* checked")
        .doesNotContain("Choose at least one person", "??");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "422, hold-until-in-past, 400, The last day must be today",
    "409, hold-lifted, 400, Choose another number",
    "503, unavailable, 503, Send it again",
  })
  void aHoldThatFailsKeepsWhatWasTyped(int status, String code, int shown, String sentence) {
    PLATFORM.commands().refuse(status, code);
    HttpResponse<String> page =
        visitor.send(HOLD, HOLD, "members=m-8", "reason=Open complaint", "number=2026-7");
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.body()).contains(sentence, "Open complaint", "value=\"2026-7\"");
  }

  @Test
  void aHoldIsLifted() {
    // given
    assertThat(visitor.get(LIFT + "?hold=2026-7").body()).contains("value=\"2026-7\"");

    // when
    visitor.send(LIFT + "?hold=2026-7", LIFT, "hold=2026-7", "reason=");

    // then
    assertThat(told().command()).isEqualTo("POST /v1/lancashire/holds/2026-7/lift");
    assertThat(told().body()).isEqualTo("{}");
  }

  @Test
  void aHoldThatIsNotThereIsExplained() {
    PLATFORM.commands().refuse(404, "hold-unknown");
    HttpResponse<String> page =
        visitor.send(LIFT, LIFT, "hold=2026-8", "reason=The complaint is closed.");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("There is no hold of this number", "href=\"#hold\"", "The complaint is closed.");
  }

  @Test
  void allErasuresAreListedByNumberWithWhatTheyWaitFor() {
    // when
    String first = visitor.get("/lancashire/erasures").body();
    String second = visitor.get("/lancashire/erasures?after=2").body();

    // then
    assertThat(first)
        .containsSubsequence(
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
            "href=\"/lancashire/erasures?after=2\"")
        .doesNotContain("Erasure 3", "from the beginning", "Gone from backups by 6", "??");
    assertThat(second)
        .containsSubsequence(
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
            "href=\"/lancashire/erasures\"")
        .doesNotContain("Erasure 2", "Show more erasures", "??");
  }

  @Test
  void allHoldsAreListedWithHowTheyStandAndTheirReasons() {
    assertThat(visitor.get("/lancashire/erasures").body())
        .containsSubsequence(
            "href=\"/lancashire/erasures/396\"",
            "Hold 2026-7",
            "In force",
            "until 30 June 2027",
            "Fay Former",
            "The texts of 2026 autumn",
            "3 November 2026 at 10:00",
            "Amina Hussain",
            "A &lt;complaint&gt;",
            "href=\"/lancashire/holds/lift?hold=2026-7\"",
            "href=\"/lancashire/erasures/401\"",
            "Hold 2026-6",
            "Lifted",
            "lifted 3 November 2026 at 10:00 by Amina Hussain",
            "Hold 2025-1",
            "Ended",
            "until 31 January 2026",
            "A reason was given. It has been erased.",
            "href=\"/lancashire/holds/lift?hold=2025-1\"",
            "Hold 2024-1",
            "until it is lifted",
            "href=\"/lancashire/holds/new\"")
        .doesNotContain("holds/lift?hold=2026-6", "??");
  }

  @Test
  void whereNothingIsErasedAndNothingHeldTheListsSaySo() {
    PLATFORM.query().replace("/v1/lancashire/erasures", 200, "{\"erasures\":[],\"next\":null}");
    PLATFORM.query().replace("/v1/lancashire/holds", 200, "{\"holds\":[]}");
    assertThat(visitor.get("/lancashire/erasures").body())
        .containsSubsequence(
            "Nothing has been erased here yet.", "Nothing is held.", "To erase a person")
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

package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** Pages in English or Welsh: as their address says, else as was chosen last, else in English. */
class LanguageIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String MEMBERS = "/lancashire/members";
  private static final String WELSH = "<html lang=\"cy\"";
  private static final String ENGLISH = "<html lang=\"en-GB\"";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @ParameterizedTest
  @CsvSource({
    "coordinator, /",
    "coordinator, " + AREA,
    "coordinator, " + AREA + "?day=31&month=2&year=2025&rollup=share-of-green",
    "coordinator, " + AREA + "/agencies/health-visiting/capabilities/reflective-supervision",
    "coordinator, " + MEMBERS,
    "coordinator, " + MEMBERS + "/invite",
    "coordinator, " + MEMBERS + "/m-1/leave",
    "coordinator, " + MEMBERS + "/m-2/record",
    "coordinator, /join",
    "coordinator, /lancashire/erasures",
    "coordinator, /lancashire/erase?member=m-8",
    "coordinator, /lancashire/holds/new",
    "coordinator, /lancashire/holds/lift",
    "coordinator, /lancashire/cycles/2026-autumn",
    "coordinator, /lancashire/cycles/2026-autumn/close",
    "coordinator, /lancashire/cycles/2026-autumn/extend",
    "rater, /",
    "rater, /lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery",
    "rater, /lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/confirm",
    "rater, /lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/rate/tuning-in",
    "rater, /lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/check",
    "reviewer, /lancashire/reviews",
  })
  void eachPageIsInWelshWithoutALostTextOrAnEnglishOne(String persona, String address) {
    // given
    PLATFORM.issuer().willSignIn(persona);
    visitor.get("/oauth2/authorization/ragtime");

    // when
    String page = page(address + (address.contains("?") ? "&" : "?") + "lang=cy");

    // then
    assertThat(page)
        .contains(WELSH, "Neidio i’r prif gynnwys", "Mae’r sgoriau yma’n ymwneud")
        .containsPattern(
            "lang=\"en\" hreflang=\"en\" rel=\"alternate\" >English</a"
                + "|form=\"entry\"[^>]* lang=\"en\"\\s*>English</button>")
        .doesNotContain(
            "??",
            "Skip to main",
            "Your work",
            "Not rated",
            ">Amber<",
            "Carried over",
            "Signed off",
            " at 0",
            " at 1",
            "January",
            "October",
            "November",
            "December");
  }

  @Test
  void textsOfAChecklistAreInWelshWhereTheyAreTranslated() {
    // given
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/checklists/workforce-infant-mental-health/versions/2",
            200,
            """
            {"title":"Workforce","capabilities":[
              {"code":"tuning-in","section":"practice","title":"Tuning in","guidance":"Ask",
               "red":"r","amber":"a","green":"g","translations":{"cy":{"title":"Tiwnio i mewn",
               "guidance":"Gofynnwch","red":"coch","amber":"ambr","green":"gwyrdd"}}}]}
            """);
    PLATFORM.issuer().willSignIn("rater");
    visitor.get("/oauth2/authorization/ragtime");
    String assessment = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery";

    // then
    assertThat(page(assessment + "/rate/tuning-in?lang=cy"))
        .containsPattern("<h1 class=\"heading\"\\s*>Tiwnio i mewn</h1>")
        .contains("Gofynnwch");
    assertThat(page(assessment + "?lang=cy"))
        .contains(">Tiwnio i mewn</a>")
        .containsPattern("task-list__link\"[^>]* lang=\"en\"");
    assertThat(page(assessment + "?lang=en")).doesNotContain("Tiwnio");
  }

  @Test
  void textsOfPeopleAndNamesStayAsTheyAreWritten() {
    assertThat(page(MEMBERS + "/m-2/record?lang=cy"))
        .contains("lang=\"cy\"", "Beth sydd wedi’i gofnodi am");
    assertThat(page(AREA + "/agencies/health-visiting/capabilities/reflective-supervision?lang=cy"))
        .satisfies(
            inOrder(
                "20 Tachwedd 2025",
                "Cofnodwyd yn hwyr, 22 diwrnod wedyn",
                "Daniel Price",
                "12 Rhagfyr 2025 am 16:40",
                "Rhoddwyd esboniad. Mae wedi’i ddileu."))
        .contains("protected time to think");
  }

  @Test
  void aChoiceIsRememberedAndASharedAddressIsStronger() {
    // given
    visitor.get("/?lang=cy");

    // then
    assertThat(page(AREA)).contains(WELSH);
    assertThat(page(AREA + "?lang=en")).contains(ENGLISH);
    assertThat(page(AREA)).contains(ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "CY", "cy-GB", "", "cy,en"})
  void anUnknownLanguageIsIgnored(String language) {
    assertThat(page(AREA + "?lang=" + language)).contains(ENGLISH);
    assertThat(page("/?lang=cy")).contains(WELSH);
    assertThat(page(AREA + "?lang=" + language)).contains(WELSH);
  }

  @Test
  void anUnknownLanguageInTheCookieIsIgnored() {
    assertThat(page("/", "Cookie", "ragtime-language=xx")).contains(ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cy", "cy-GB,cy;q=0.9,en;q=0.8", "en-GB;q=0.5,cy;q=0.7", "fr,cy;q=0.2", "CY-gb"})
  void beforeAnyChoiceTheBrowsersPreferenceForWelshCounts(String preferred) {
    assertThat(page(AREA, "Accept-Language", preferred))
        .contains(WELSH)
        .doesNotContain("November", "December");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"en-GB,cy;q=0.9", "fr", "*", "cy;q=0,fr", "cy;q=nonsense", ";;,", "cymraeg"})
  void aBrowserThatPrefersEnglishOrNeitherGetsEnglish(String preferred) {
    assertThat(page(AREA, "Accept-Language", preferred)).contains(ENGLISH);
  }

  @Test
  void aChoiceIsStrongerThanTheBrowsersPreference() {
    assertThat(page(AREA + "?lang=cy", "Accept-Language", "en-GB")).contains(WELSH);
    assertThat(page(AREA, "Accept-Language", "en-GB")).contains(WELSH);
    assertThat(page(AREA + "?lang=en", "Accept-Language", "cy")).contains(ENGLISH);
    assertThat(page(AREA, "Accept-Language", "cy")).contains(ENGLISH);
  }

  @Test
  void theLinkToTheOtherLanguageKeepsTheRestOfTheAddress() {
    assertThat(page(AREA + "?asOf=2025-10-14&rollup=majority&lang=cy"))
        .contains("href=\"?asOf=2025-10-14&amp;rollup=majority&amp;lang=en\"");
  }

  @Test
  void aLinkInWelshIsStillInWelshAfterSigningIn() {
    HttpResponse<String> page = visitor.get(MEMBERS + "?lang=cy");

    assertThat(page.uri().getPath()).isEqualTo(MEMBERS);
    assertThat(text(page)).contains(WELSH, "Aelodau: ");
  }

  @Test
  void aFormThatIsShownAgainIsInTheLanguageOfItsPage() {
    // given
    HttpResponse<String> form = visitor.get(MEMBERS + "/invite?lang=cy");

    // when
    HttpResponse<String> again = visitor.send(form, MEMBERS + "/invite", "days=14");

    // then
    assertThat(text(again))
        .contains(WELSH, "<title>Gwall: Gwahodd rhywun", "Mae problem", "Rhowch enw’r person");
  }

  @Test
  void aRedirectAfterAFormKeepsTheLanguage() {
    // given
    PLATFORM.issuer().willSignIn("rater");
    String midwifery = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery";
    HttpResponse<String> form = visitor.get(midwifery + "/rate/tuning-in?lang=cy");

    // when
    HttpResponse<String> next =
        visitor.send(
            form,
            midwifery + "/rate/tuning-in",
            "version=3",
            "spokenAt=0",
            "rating=AMBER",
            "then=list",
            "day=1",
            "month=Tachwedd",
            "year=2026");

    // then
    assertThat(text(next)).contains(WELSH);
  }

  @Test
  void errorsAreInTheLanguageOfTheVisitor() {
    // given
    visitor.get(AREA + "?lang=cy");
    PLATFORM.query().replace("/v1/lancashire/areas/preston/profile", 503, "{}");

    // then
    assertProblem(visitor.get("/lancashire/areas/nowhere"), 404, "Heb ddod o hyd i’r dudalen");
    assertProblem(visitor.get("/no/page/has/this/address"), 404, "Heb ddod o hyd i’r dudalen");
    assertProblem(visitor.get("/error"), 404, "Heb ddod o hyd i’r dudalen");
    assertProblem(
        visitor.get("/lancashire/areas/preston"), 503, "Nid oes modd dangos sgoriau ar hyn o bryd");
    assertProblem(
        visitor.post(MEMBERS + "/invite", "_csrf=stale"),
        403,
        "Bu’r dudalen hon ar agor yn rhy hir");
  }

  @Test
  void anErrorIsInTheLanguageOfItsAddressToo() {
    // given
    PLATFORM.issuer().willSignIn("viewer");
    visitor.get("/oauth2/authorization/ragtime");

    // then
    assertProblem(
        visitor.get("/lancashire/reviews?lang=cy"), 403, "Nid yw eich rôl yn agor y dudalen hon");
  }

  @Test
  void aSignInThatCannotBeginSaysSoInWelsh() {
    // given
    HttpVisitor stranger = new HttpVisitor(PLATFORM.url(), Redirect.NEVER);
    assertThat(text(stranger.get("/?lang=cy"))).contains(WELSH, "Croeso");
    PLATFORM.issuer().available(false);

    // then
    assertThat(text(stranger.get("/sign-in-failed"))).contains(WELSH, "Ni orffennwyd mewngofnodi");
  }

  private String page(String address, String... headers) {
    return text(headers.length == 0 ? visitor.get(address) : visitor.get(address, headers));
  }

  private static String text(HttpResponse<String> page) {
    return page.body().replaceAll("\\s+", " ");
  }

  private static void assertProblem(HttpResponse<String> page, int status, String title) {
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(text(page)).contains(WELSH, "<title>" + title, "Cyfeirnod ar gyfer cymorth:");
  }
}

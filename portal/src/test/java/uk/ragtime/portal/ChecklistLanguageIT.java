package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** Texts of a checklist by language: translated, or marked as being in another language. */
class ChecklistLanguageIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String ASSESSMENT =
      "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery";
  private static final String DOCUMENT =
      "/v1/lancashire/checklists/workforce-infant-mental-health/versions/2";
  private static final String OBSERVING = "Observing relationships";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM
        .query()
        .replace(
            DOCUMENT,
            200,
            """
            {"title":"Workforce for infant mental health","language":"en",
             "translations":{"cy":{"title":"Y gweithlu"}},
             "sections":{"practice":{"en":"In practice","cy":"Arfer da"},
              "reflection":{"en":"Thinking it over"}},
             "capabilities":[
              {"code":"tuning-in","section":"practice","title":"Tuning in to young children’s cues",
               "guidance":"Ask","red":"r","amber":"a","green":"g",
               "translations":{"cy":{"title":"Tiwnio i mewn","guidance":"Gofynnwch",
               "red":"coch","amber":"ambr","green":"gwyrdd"}}},
              {"code":"reflective-supervision","section":"reflection",
               "title":"Reflective supervision","guidance":"Ask","red":"r","amber":"a","green":"g",
               "translations":{"cy":{"title":"Goruchwyliaeth fyfyriol","guidance":"Pwyll",
               "red":"coch","amber":"ambr","green":"gwyrdd"}}},
              {"code":"parent-child-relationships","section":"knowledge",
               "title":"Why relationships matter","guidance":"Ask","red":"r","amber":"a",
               "green":"g","translations":{"cy":{"title":"Pam mae perthnasoedd yn bwysig",
               "guidance":"Gofynnwch","red":"coch","amber":"ambr","green":"gwyrdd"}}},
              {"code":"observing-relationships","section":"practice",
               "title":"Observing relationships",
               "guidance":"Ask","red":"r","amber":"a","green":"g"}]}
            """);
  }

  private String page(String address) {
    return visitor.get(address).body().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lancashire?lang=cy",
        AREA + "?lang=cy",
        AREA + "/movement?lang=cy",
        AREA + "/pack?lang=cy",
        "/lancashire/compare?lang=cy",
        "/lancashire/agencies/midwifery?lang=cy",
      })
  void titlesAreInWelshAndThoseThatAreNotTranslatedSayTheirLanguage(String address) {
    assertThat(page(address))
        .contains("lang=\"cy\"", "Tiwnio i mewn")
        .containsPattern("lang=\"en\"[^>]*>" + OBSERVING)
        .doesNotContain(">Tuning in to young children’s cues<", "??");
  }

  @ParameterizedTest
  @ValueSource(strings = {AREA, AREA + "/pack", "/lancashire/compare", ASSESSMENT})
  void sectionsHaveTheNamesOfTheChecklist(String address) {
    PLATFORM.issuer().willSignIn("coordinator");
    assertThat(page(address + "?lang=cy"))
        .contains(">Arfer da<", ">Gwybodaeth<", ">Thinking it over<")
        .doesNotContain(">Ymarfer<", ">Myfyrio<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lancashire/compare", ASSESSMENT})
  void sectionsHaveTheirEnglishNamesInEnglish(String address) {
    PLATFORM.issuer().willSignIn("coordinator");
    assertThat(page(address + "?lang=en"))
        .contains(">In practice<", ">Knowledge<", ">Thinking it over<")
        .doesNotContain(">Practice<", ">Reflection<", "Arfer da");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/pack"})
  void anAreaHasThemInEnglishForAnyOtherChecklist(String below) {
    // given
    PLATFORM.query().rateLeadership();
    document(
        """
        {"title":"Arweinyddiaeth","language":"cy",
         "sections":{"practice":{"cy":"Arfer da","en":"In practice"}},
         "capabilities":[
          {"code":"shared-vision","section":"practice","title":"Gweledigaeth",
           "guidance":"Gofynnwch","red":"coch","amber":"ambr","green":"gwyrdd",
           "translations":{"en":{"title":"One vision","guidance":"Ask","red":"r","amber":"a",
           "green":"g"}}}]}
        """);

    // then
    assertThat(page(AREA + below + "?checklist=leadership&lang=en"))
        .contains("One vision", ">In practice<")
        .doesNotContain(">Practice<")
        .containsPattern("lang=\"cy\"[^>]*>A board for babies");
  }

  private static void document(String text) {
    PLATFORM.query().replace("/v1/lancashire/checklists/leadership/versions/2", 200, text);
  }

  @Test
  void sentencesNameWhatIsRatedInWelsh() {
    assertThat(page(AREA + "?lang=cy"))
        .contains("‘Pam mae perthnasoedd yn bwysig’")
        .contains("‘<span lang=\"en\">Special educational needs and disabilities</span>’");
  }

  @Test
  void aStoryAsksInWelsh() {
    String story = AREA + "/agencies/health-visiting/capabilities/reflective-supervision?lang=cy";
    assertThat(page(story))
        .containsPattern("<h1 class=\"heading\" ?>Goruchwyliaeth fyfyriol</h1>")
        .contains("Pwyll", "gwyrdd")
        .containsPattern("<span lang=\"en\">Clinical supervision</span>");
  }

  @Test
  void aStoryOfWhatIsNotTranslatedSaysSo() {
    String story = AREA + "/agencies/midwifery/capabilities/observing-relationships?lang=cy";
    assertThat(page(story))
        .containsPattern("<h1 class=\"heading\" lang=\"en\">" + OBSERVING)
        .containsPattern("<p class=\"govuk-body\" lang=\"en\">Staff who work");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lancashire/actions?lang=cy",
        "/lancashire/audit?lang=cy",
        "/lancashire/members/m-2/record?lang=cy",
      })
  void listsNameWhatIsRatedInWelsh(String address) {
    assertThat(page(address)).contains("Goruchwyliaeth fyfyriol").doesNotContain("??");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lancashire/audit?lang=cy", "/lancashire/downloads?lang=cy"})
  void optionsThatAreNotTranslatedSayTheirLanguage(String address) {
    assertThat(page(address))
        .containsPattern("<option value=\"[^\"]*observing-relationships\"[^>]* lang=\"en\"")
        .containsPattern("<option value=\"[^\"]*/tuning-in\" ?>Tiwnio i mewn");
  }

  @Test
  void labelsThatAreNotTranslatedSayTheirLanguage() {
    PLATFORM.issuer().willSignIn("lead");
    assertThat(
            page(
                "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery/assign/m-2?lang=cy"))
        .containsPattern("<label[^>]* lang=\"en\"[^>]*>" + OBSERVING)
        .containsPattern("<label[^>]*\"capability-[0-9]+\" ?>Tiwnio i mewn");
  }

  @Test
  void theTitleOfAPageAboutWhatIsNotTranslatedSaysItsLanguage() {
    String stories = AREA + "/agencies/midwifery/capabilities/";
    assertThat(page(stories + "observing-relationships?lang=cy"))
        .contains("<title lang=\"en\">" + OBSERVING);
    assertThat(page(stories + "tuning-in?lang=cy")).contains("<title>Tiwnio i mewn");
  }

  @Test
  void inEnglishNothingIsTranslatedAndNothingMarked() {
    assertThat(page(AREA + "?lang=en"))
        .contains(OBSERVING)
        .doesNotContain("Tiwnio", "lang=\"en\">" + OBSERVING);
  }
}

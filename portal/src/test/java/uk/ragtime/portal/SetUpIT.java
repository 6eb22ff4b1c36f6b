package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubSetUp;

/** What a coordinator sets up, and what goes wrong meanwhile. */
class SetUpIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String P = "/" + StubSetUp.PARTNERSHIP;

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    StubSetUp.fill();
    PLATFORM.issuer().willSignIn("founder");
  }

  private static List<Told> told() {
    return PLATFORM.commands().told();
  }

  @Test
  void anAreaInWhichNoAgencyWorksIsListedApart() {
    assertThat(visitor.get(P + "/areas").body())
        .satisfies(
            inOrder(
                "Agencies that work there",
                "Brecon",
                "Out of use",
                "To use one again",
                "Radnor",
                "href=\"" + P + "/set-up/area/radnor\""))
        .doesNotContain("??");
    assertThat(visitor.get("/").body())
        .contains("href=\"" + P + "/areas/brecon\"")
        .doesNotContain(P + "/areas/radnor");
  }

  @Test
  void aRenamedAreaKeepsItsCode() {
    // when
    String form = P + "/set-up/area/brecon";
    HttpResponse<String> page =
        visitor.sendWithHidden(
            visitor.get(form), form, "name=Brecon  Beacons ", "gssCode=w06000023");

    // then
    assertThat(told().getLast().command()).isEqualTo("PUT /v1/powys/areas/brecon");
    assertThat(told().getLast().body())
        .isEqualTo("{\"name\":\"Brecon Beacons\",\"gssCode\":\"W06000023\"}");
    assertThat(page.body())
        .contains("Brecon Beacons was changed", "W06000023")
        .doesNotContain("??");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsShownBesideWhatWasTyped() {
    // given
    String form = P + "/set-up/area/brecon";
    HttpResponse<String> opened = visitor.get(form);
    visitor.sendWithHidden(visitor.get(form), form, "name=Brecknock", "gssCode=");
    int before = told().size();

    // when
    HttpResponse<String> refused =
        visitor.sendWithHidden(opened, form, "name=Aberhonddu", "gssCode=");

    // then
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Somebody changed this", "<dd>Brecknock</dd>", "value=\"Aberhonddu\"");
    assertThat(told()).hasSize(before);

    // when
    visitor.sendWithHidden(refused, form, "name=Aberhonddu", "gssCode=");

    // then
    assertThat(told().getLast().body()).isEqualTo("{\"name\":\"Aberhonddu\"}");
  }

  @Test
  void aFormWhoseAnswerWasLostIsSentAgainUnderTheSameKey() {
    // given
    PLATFORM.commands().refuseOnce(503, "unavailable");
    String form = P + "/set-up/agency";
    String[] typed = {"name=CAMHS", "code=", "sector=CAMHS", "areas=radnor", "odsCode="};

    // when
    HttpResponse<String> unknown = visitor.sendWithHidden(visitor.get(form), form, typed);
    HttpResponse<String> done = visitor.sendWithHidden(unknown, form, typed);

    // then
    assertThat(unknown.statusCode()).isEqualTo(503);
    assertThat(unknown.body()).contains("value=\"CAMHS\"", "done only once");
    assertThat(told()).extracting(Told::key).hasSize(2).containsOnly(told().getFirst().key());
    assertThat(told().getLast().body())
        .isEqualTo("{\"name\":\"CAMHS\",\"sector\":\"CAMHS\",\"areas\":[\"radnor\"]}");
    assertThat(done.body()).contains("CAMHS was added", "Child and adolescent mental health");
  }

  @Test
  void aVersionIsDownloadedAsItCanBePublishedAgain() {
    HttpResponse<String> file = visitor.get(P + "/checklists/workforce/versions/1/document.yaml");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"workforce.v1.yaml\"");
    assertThat(file.body()).contains("Tunes in");
  }

  @Test
  void whatSomebodyElsePublishedMeanwhileIsNotOverwritten() {
    // given
    HttpResponse<String> write = visitor.get(P + "/set-up/checklist?checklist=workforce");
    String document = "document=" + StubSetUp.TEMPLATE;
    HttpResponse<String> preview =
        visitor.sendWithHidden(write, P + "/set-up/checklist/preview", document);
    HttpResponse<String> theirs =
        visitor.sendWithHidden(write, P + "/set-up/checklist/preview", document);
    visitor.sendWithHidden(theirs, P + "/set-up/checklist");

    // when
    HttpResponse<String> refused = visitor.sendWithHidden(preview, P + "/set-up/checklist");

    // then
    assertThat(preview.body()).contains("Preview of version 2", "2 items are the same");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Somebody published a version meanwhile", "Version 3 of a checklist", "Tunes in");
  }

  @Test
  void aCodeThatIsTakenIsRefusedClearly() {
    HttpResponse<String> page =
        visitor.sendWithHidden(
            visitor.get(P + "/set-up/checklist"),
            P + "/set-up/checklist/preview",
            "checklist=workforce",
            "document=" + StubSetUp.TEMPLATE.replace("Workforce", "Other"));
    HttpResponse<String> refused = visitor.sendWithHidden(page, P + "/set-up/checklist");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("There is a checklist with this code already", "Other cap");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/set-up",
        "/set-up/area",
        "/set-up/area/blackpool",
        "/set-up/agency",
        "/set-up/cycle",
        "/set-up/checklist",
        "/cycles/2026-autumn/cancel",
        "/cycles/2026-autumn/reschedule",
      })
  void whoMayNotSetUpIsTurnedAway(String page) {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get("/lancashire" + page).statusCode()).isEqualTo(403);
    assertThat(visitor.get(P + page).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsSetUpLeadsToFilesAndReportingToo() {
    PLATFORM.issuer().willSignIn("coordinator");
    assertThat(visitor.get("/lancashire/set-up").body())
        .contains(
            "href=\"/lancashire/members\"",
            "href=\"/lancashire/downloads\"",
            "href=\"/lancashire/reporting\"")
        .doesNotContain("??");
  }

  @Test
  void othersReadTheListsWithoutControls() {
    PLATFORM.issuer().willSignIn("viewer");
    for (String list : List.of("areas", "agencies", "cycles")) {
      assertThat(visitor.get("/lancashire/" + list).body())
          .as(list)
          .contains("<h1")
          .doesNotContain("/set-up", "??");
    }
  }
}

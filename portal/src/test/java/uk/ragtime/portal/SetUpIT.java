package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubSetUp;

/** What a coordinator sets up, and what goes wrong meanwhile. */
class SetUpIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String P = "/" + StubSetUp.PARTNERSHIP;
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([a-zA-Z]+)\" value=\"([^\"]*)\"");

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  private static final String KEY = "7f1f0a52-3c67-4b0e-9f86-0f5c0f0d1a11";
  private static final String SPRING =
      "name=2099 spring,checklist=workforce/1,opensDay=1,opensMonth=3,opensYear=2099"
          + ",closesDay=30,closesMonth=4,closesYear=2099";

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    StubSetUp.fill();
    PLATFORM.issuer().willSignIn("founder");
  }

  /** Sends the form of a page with all of its hidden fields. */
  private HttpResponse<String> send(HttpResponse<String> shown, String to, String... typed) {
    Stream<String> hidden =
        HIDDEN
            .matcher(shown.body())
            .results()
            .filter(field -> !field.group(1).equals("_csrf"))
            .map(field -> field.group(1) + "=" + unescaped(field.group(2)));
    return visitor.post(
        shown, to, Stream.concat(hidden, Arrays.stream(typed)).toArray(String[]::new));
  }

  private static String unescaped(String value) {
    return value.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
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
  void theFirstStepsStayUntilSomebodyRatesForEveryAgency() {
    // given: a cycle is planned, and nobody rates for midwifery
    assertThat(visitor.get(P + "/set-up").body()).contains("4 of 5 steps are done");
    assertThat(visitor.get("/").body())
        .contains("First steps", "agencies for which nobody rates", "href=\"" + P + "/set-up\"")
        .doesNotContain("is being set up");

    // when
    String form = P + "/members/invite";
    visitor.send(form, form, "name=Rhian", "roles=RATER", "agencies=midwifery", "days=7");

    // then
    assertThat(visitor.get("/").body()).doesNotContain("First steps");
    assertThat(visitor.get(P + "/set-up").body()).doesNotContain("steps are done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAST_CUT_OFF", "CLOSED"})
  void theFirstStepsDoNotComeBackAfterTheFirstCycle(String status) {
    // given: nobody rates for midwifery
    cycles(cycle("2026-autumn", status, false), cycle("2099-spring", "PLANNED", false));
    visitor.get(P);
    PLATFORM.query().forget();

    // then: nor are members asked for in vain
    assertThat(visitor.get("/").body()).contains("Powys").doesNotContain("First steps");
    assertThat(PLATFORM.query().asked()).noneMatch(it -> it.path().endsWith("/members"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLANNED", "OPEN"})
  void theFirstStepsStayAfterHistoricCycles(String status) {
    cycles(cycle("2020-autumn", "CLOSED", true), cycle("2026-autumn", status, false));
    visitor.get(P);
    assertThat(visitor.get("/").body()).contains("First steps", "for which nobody rates");
  }

  @Test
  void theFirstStepsTellThatNoAgencyWorksAnywhere() {
    PLATFORM
        .query()
        .replace(
            "/v1/powys/agencies",
            Map.of(
                "agencies",
                List.of(Map.of("agency", "midwifery", "name", "Midwifery", "areas", List.of()))));
    visitor.get(P);
    assertThat(visitor.get("/").body())
        .contains("First steps", "no agency works in any area")
        .doesNotContain("nobody rates", "Ask its coordinator");
  }

  private static void cycles(Map<?, ?>... cycles) {
    PLATFORM.query().replace("/v1/powys/cycles", Map.of("cycles", List.of(cycles)));
  }

  private static Map<String, Object> cycle(String code, String status, boolean historic) {
    return Map.of(
        "cycle",
        code,
        "name",
        code,
        "checklist",
        "workforce",
        "version",
        1,
        "opensOn",
        "2026-03-01",
        "cutOff",
        "2026-04-30T23:00:00Z",
        "historic",
        historic,
        "status",
        status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set-up/area | set-up/area | name=Brecon,gssCode=W06000023 | set-up/area/brecon",
        "set-up/area | set-up/area | name=Brecknock,code=brecon | set-up/area/brecon",
        "set-up/agency | set-up/agency"
            + " | name=Midwifery,sector=MIDWIFERY,areas=radnor | set-up/agency/midwifery",
        "areas | set-up/cycle | " + SPRING + " | cycles/2099-spring",
      })
  void aFormThatMadeWhatIsThereLeadsToIt(String page, String form, String typed, String saved) {
    // given
    HttpResponse<String> shown = visitor.get(P + "/" + page);
    PLATFORM.commands().refuseOnce(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again = visitor.post(shown, P + "/" + form, fields(typed));

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains(
            "This is saved already", "<a href=\"" + P + "/" + saved + "\"", "See what is saved")
        .doesNotContain("send it again", "-2\"", "??");
    assertThat(HttpVisitor.hidden(again, "key")).isNotEqualTo(KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set-up/area | name=brecon,gssCode=W06000023 | set-up/area/brecon",
        "set-up/agency | name=Midwifery,sector=MIDWIFERY,areas=radnor | set-up/agency/midwifery",
        "set-up/cycle | " + SPRING + " | cycles/2099-spring",
      })
  void noOtherCodeIsOfferedForWhatIsThereUnderItsName(String form, String typed, String saved) {
    HttpResponse<String> again = visitor.post(visitor.get(P), P + "/" + form, fields(typed));

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("This is saved already", "<a href=\"" + P + "/" + saved + "\"")
        .doesNotContain("-2\"", "??");
  }

  @Test
  void aFormThatMadeSomethingElseCanBeSentAgain() {
    // given
    PLATFORM.commands().refuseOnce(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again =
        visitor.post(visitor.get(P), P + "/set-up/area", fields("name=Builth"));

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("send it again").doesNotContain("See what is saved");
  }

  @Test
  void aPublishedVersionIsNotPublishedOnceMore() {
    // given
    PLATFORM.commands().refuseOnce(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again =
        visitor.post(
            visitor.get(P),
            P + "/set-up/checklist?lang=cy",
            fields("checklist=workforce,version=1,document=title: Other"));

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("ni fyddai ei hanfon eto", "href=\"" + P + "/checklists/workforce/versions/1\"")
        .doesNotContain("??");
  }

  @Test
  void aPlannedCycleExcusesNobodyElseUnderTheSameKey() {
    // given
    String plan = P + "/set-up/cycle";
    String autumn = SPRING.replace("spring", "autumn");
    String[] all = fields(autumn + ",chosen=true,expected=brecon/midwifery");
    String[] none = fields(autumn + ",chosen=true,reason=Not yet");
    assertThat(visitor.post(visitor.get(P), plan, all).body()).contains("2099 autumn");

    // when
    HttpResponse<String> others = visitor.post(visitor.get(P), plan, none);

    // then
    assertThat(others.statusCode()).isEqualTo(409);
    assertThat(others.body()).contains("href=\"" + P + "/cycles/2099-autumn\"");
    assertThat(told()).extracting(Told::command).noneMatch(it -> it.endsWith("/excuse"));

    // and with the same agencies it is the same command
    visitor.post(visitor.get(P), plan, all);
    assertThat(told().getLast().key()).isEqualTo(told().getFirst().key());
  }

  private static String[] fields(String typed) {
    return Stream.concat(Stream.of("key=" + KEY), Stream.of(typed.split(",")))
        .toArray(String[]::new);
  }

  @Test
  void aRenamedAreaKeepsItsCode() {
    // when
    String form = P + "/set-up/area/brecon";
    HttpResponse<String> page =
        send(visitor.get(form), form, "name=Brecon  Beacons ", "gssCode=w06000023");

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
    send(visitor.get(form), form, "name=Brecknock", "gssCode=");
    int before = told().size();

    // when
    HttpResponse<String> refused = send(opened, form, "name=Aberhonddu", "gssCode=");

    // then
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Somebody changed this", "<dd>Brecknock</dd>", "value=\"Aberhonddu\"");
    assertThat(told()).hasSize(before);

    // when
    send(refused, form, "name=Aberhonddu", "gssCode=");

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
    HttpResponse<String> unknown = send(visitor.get(form), form, typed);
    HttpResponse<String> done = send(unknown, form, typed);

    // then
    assertThat(unknown.statusCode()).isEqualTo(503);
    assertThat(unknown.body()).contains("value=\"CAMHS\"", "done only once");
    assertThat(told()).extracting(Told::key).hasSize(2).containsOnly(told().getFirst().key());
    assertThat(told().getLast().body())
        .isEqualTo("{\"name\":\"CAMHS\",\"sector\":\"CAMHS\",\"areas\":[\"radnor\"]}");
    assertThat(done.body()).contains("CAMHS was added", "Child and adolescent mental health");
  }

  @Test
  void aCycleThatHasNotOpenedIsRescheduled() {
    String form = P + "/cycles/2099-spring/reschedule";
    HttpResponse<String> shown = visitor.get(form);
    assertThat(shown.body()).contains("name=\"closesDay\"", "value=\"30\"", "value=\"2099\"");
    HttpResponse<String> page =
        send(
            shown,
            form,
            "name=2099 spring",
            "opensDay=2",
            "opensMonth=March",
            "opensYear=2099",
            "closesDay=30",
            "closesMonth=4",
            "closesYear=2099",
            "reason=Easter.");
    assertThat(told().getLast().body())
        .contains("\"opensOn\":\"2099-03-02\"", "\"cutOff\":\"2099-04-30T23:00:00Z\"", "Easter.");
    assertThat(page.uri().toString()).contains(P + "/cycles/2099-spring?seen=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "reschedule"})
  void theReasonOfAChangeThatIsNoneIsNotLostUnsaid(String act) {
    // given
    String form = P + "/cycles/2099-spring/" + act;
    HttpResponse<String> shown = visitor.get(form);
    PLATFORM.commands().changeNothing();

    // when
    HttpResponse<String> again =
        send(
            shown,
            form,
            "name=2099 spring",
            "opensDay=1",
            "opensMonth=3",
            "opensYear=2099",
            "closesDay=30",
            "closesMonth=4",
            "closesYear=2099",
            "reason=Typed-words");

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("Nothing was recorded, because it was so already", "Typed-words")
        .doesNotContain("??");
  }

  @Test
  void anExtensionThatIsSentTwiceLeadsOn() {
    // given a cycle that ends on the day to which the form extends it
    String extend = P + "/cycles/2099-spring/extend";
    String[] fields = {"day=30", "month=4", "year=2099", "reason=Typed-words"};
    HttpResponse<String> shown = visitor.get(P + "/cycles/2099-spring/reschedule");

    // when
    HttpResponse<String> page = send(shown, extend, fields);

    // then
    assertThat(page.uri().toString()).contains(P + "/cycles/2099-spring?seen=");
    assertThat(told().getLast().body()).contains("\"cutOff\":\"2099-04-30T23:00:00Z\"");

    // but another form for that day changes nothing
    PLATFORM.commands().changeNothing();
    HttpResponse<String> wrong = send(shown, extend, fields);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("must be later than the last day now", "Typed-words");
  }

  @Test
  void aCancelledCycleIsListedApart() {
    // when
    String form = P + "/cycles/2099-spring/cancel";
    HttpResponse<String> missing = send(visitor.get(form), form, "reason=");
    HttpResponse<String> page = send(visitor.get(form), form, "reason=No money.");

    // then
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(told().getLast().body()).isEqualTo("{\"reason\":\"No money.\"}");
    assertThat(page.body())
        .satisfies(
            inOrder(
                "There are no cycles yet.",
                "Cancelled",
                "2099 spring, which was to open on 1 March 2099"))
        .doesNotContain("??");
    assertThat(visitor.get(P + "/set-up").body()).contains("Next: agencies");
    assertThat(visitor.get(form).uri().toString()).contains(P + "/cycles/2099-spring");
  }

  @Test
  void theListOfCyclesTellsTheirLastDay() {
    assertThat(visitor.get(P + "/cycles").body())
        .satisfies(
            inOrder(
                "2099 spring",
                "Planned",
                "1 March 2099",
                "30 April 2099",
                "Workforce capabilities"));
  }

  @Test
  void aCancelledCycleShowsNoProgressAndItsFormsSayThatTheyAreNotOpen() {
    // given
    String cycle = P + "/cycles/2099-spring";
    assertThat(visitor.get(cycle).body()).contains("How far everybody is", "assessments are sub");
    send(visitor.get(cycle + "/cancel"), cycle + "/cancel", "reason=Too soon");

    // then
    assertThat(visitor.get(cycle).body())
        .contains("It does not take place")
        .doesNotContain("How far everybody is", "assessments are submitted", "not open now");
    HttpResponse<String> late = visitor.get(cycle + "/reschedule");
    assertThat(late.uri().getPath()).isEqualTo(cycle);
    assertThat(late.body())
        .contains("The form that you asked for is not open now", "It does not take place")
        .contains(">" + PLATFORM.url() + cycle + "</p>");
    assertThat(visitor.get(cycle + "/close").body()).contains("is not open now");
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
    HttpResponse<String> preview = send(write, P + "/set-up/checklist/preview", document);
    HttpResponse<String> theirs = send(write, P + "/set-up/checklist/preview", document);
    send(theirs, P + "/set-up/checklist");

    // when
    HttpResponse<String> refused = send(preview, P + "/set-up/checklist");

    // then
    assertThat(preview.body()).contains("Preview of version 2", "2 items are the same");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Somebody published a version meanwhile", "Version 3 of a checklist", "Tunes in");
  }

  @Test
  void aCodeThatIsTakenIsRefusedClearly() {
    HttpResponse<String> page =
        send(
            visitor.get(P + "/set-up/checklist"),
            P + "/set-up/checklist/preview",
            "checklist=workforce",
            "document=" + StubSetUp.TEMPLATE.replace("Workforce", "Other"));
    HttpResponse<String> refused = send(page, P + "/set-up/checklist");
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

  @Test
  void whoeverDoesNotSetUpIsToldWhomToAsk() {
    PLATFORM.issuer().willSignIn("viewer");
    PLATFORM.query().replace("/v1/lancashire/areas", 200, "{\"areas\":[]}");
    PLATFORM.query().replace("/v1/lancashire/cycles", 200, "{\"cycles\":[]}");
    visitor.get("/lancashire/cycles");
    assertThat(visitor.get("/").body())
        .contains("Ask its coordinator")
        .doesNotContain("/lancashire/set-up");
  }
}

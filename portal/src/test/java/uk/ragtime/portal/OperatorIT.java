package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** An operator runs the installation. */
class OperatorIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String KEY = "0190c7e2-1111-4222-8333-123456789abc";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("operator");
  }

  private static List<String> askedOfOperations() {
    return PLATFORM.query().asked().stream()
        .map(StubQueryService.Asked::path)
        .filter(path -> path.startsWith("/v1/operations/"))
        .toList();
  }

  @Test
  void anOperatorSeesHealthParkedPartnershipsAndRebuilds() {
    visitor.get("/oauth2/authorization/ragtime");
    assertThat(visitor.get("/").body()).contains("href=\"/operator\"");
    assertThat(visitor.get("/operator").body())
        .contains("Out of service", "1,234", "Kafka cannot be reached", "instance-1")
        .contains("<code>kent</code>", "An event cannot be applied: event 4,211")
        .contains("/operator/parked/kent/retry", "Nothing is answered about this partnership")
        .doesNotContain("/operator/parked/surrey/retry")
        .contains("Rebuild 7", "Ready, waits for you", "no list of partnerships")
        .doesNotContain("??", "Amber");
  }

  @Test
  void whatIsAwayIsToldAndTheRestIsShown() {
    PLATFORM.query().replace("/v1/operations/parked", 503, StubQueryService.problem("unavailable"));
    assertThat(visitor.get("/operator").body())
        .contains("This cannot be shown just now", "Rebuild 7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/operator",
        "/operator/register",
        "/operator/coordinator",
        "/operator/rebuilds/start",
        "/operator/rebuilds/7",
        "/operator/rebuilds/7/swap"
      })
  void toOthersNothingOfItExists(String address) {
    PLATFORM.issuer().willSignIn("coordinator");
    assertThat(visitor.get(address).statusCode()).isEqualTo(404);
    assertThat(visitor.get("/").body()).doesNotContain("href=\"/operator\"");
  }

  @Test
  void aPartnershipIsRegisteredAndLeadsToItsCoordinator() {
    // given
    HttpResponse<String> check =
        visitor.get("/operator/register/check?name=Kent+and+Medway&partnership=Kent");
    assertThat(check.body()).contains("Kent and Medway", "<code>kent</code>");

    // when
    HttpResponse<String> done =
        visitor.post(
            check, "/operator/register", "key=" + KEY, "name=Kent and Medway", "partnership=kent");

    // then
    assertThat(PLATFORM.commands().onlyTold().command()).isEqualTo("PUT /v1/kent");
    assertThat(PLATFORM.commands().onlyTold().condition()).isEqualTo("*");
    assertThat(PLATFORM.commands().onlyTold().body()).isEqualTo("{\"name\":\"Kent and Medway\"}");
    assertThat(done.uri().toString()).endsWith("/operator/register/kent");
    assertThat(done.body())
        .contains(">Kent and Medway is registered</h1>", "<title>Kent and Medway is registered –")
        .contains("href=\"/operator/coordinator?partnership=kent\"");
  }

  @Test
  void anInvitationNamesThePartnershipThatWasRegistered() {
    // given
    HttpResponse<String> check =
        visitor.get("/operator/register/check?name=Kent+and+Medway&partnership=kent");
    visitor.post(
        check, "/operator/register", "key=" + KEY, "name=Kent and Medway", "partnership=kent");

    // then
    assertThat(invited("/operator/coordinator", "kent"))
        .contains("You are invited to Kent and Medway in");
    assertThat(invited("/operator/coordinator", "essex"))
        .contains("You are invited to essex in Ragtime");
  }

  @Test
  void aNameInAnAddressIsNotBelieved() {
    // given: signed in
    visitor.get("/operator");

    // when
    String form = "/operator/coordinator?partnership=kent&title=Kent%0ASign+in+elsewhere";
    HttpResponse<String> registered = visitor.get("/operator/register/kent?name=Elsewhere");

    // then
    assertThat(invited(form, "kent"))
        .contains("You are invited to kent in Ragtime")
        .doesNotContain("elsewhere");
    assertThat(registered.uri().toString()).endsWith("/operator/coordinator?partnership=kent");
    assertThat(registered.body()).doesNotContain("Elsewhere", "is registered");
  }

  /** The page after an invitation, sent with all hidden fields that its form has. */
  private String invited(String form, String partnership) {
    HttpResponse<String> shown = visitor.get(form);
    Stream<String> hidden =
        Pattern.compile("<input type=\"hidden\" name=\"([a-zA-Z]+)\" value=\"([^\"]*)\"")
            .matcher(shown.body())
            .results()
            .filter(field -> !field.group(1).equals("_csrf"))
            .map(field -> field.group(1) + "=" + field.group(2));
    Stream<String> typed = Stream.of("partnership=" + partnership, "name=Jo", "way=invite");
    return visitor
        .post(shown, "/operator/coordinator", Stream.concat(hidden, typed).toArray(String[]::new))
        .body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%E2%80%A8", "%E2%80%A9", "%E2%80%AE", "%E3%85%A4", "%CD%8F"})
  void aNameWithWhatNobodySeesIsRefusedBeforeItIsChecked(String hidden) {
    HttpResponse<String> form =
        visitor.get("/operator/register/check?partnership=kent&name=Ke" + hidden + "nt");

    assertThat(form.statusCode()).isEqualTo(400);
    assertThat(form.body()).contains("one line of up to 200 characters, none of them hidden");
  }

  @Test
  void whoHasRegisteredAPartnershipIsLedToIt() {
    // given
    HttpResponse<String> check = visitor.get("/operator/register/check?name=Kent&partnership=kent");
    visitor.post(check, "/operator/register", "key=" + KEY, "name=Kent", "partnership=kent");
    PLATFORM.commands().refuse(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again =
        visitor.post(check, "/operator/register", "key=" + KEY, "name=Medway", "partnership=kent");

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("sending it again would not save it", "href=\"/operator/register/kent\"")
        .contains("value=\"Medway\"");
  }

  @ParameterizedTest
  @CsvSource({
    "412, version-stale, is registered already",
    "409, partnership-reserved, kept for Ragtime itself",
  })
  void aCodeThatIsTakenIsExplained(int status, String code, String sentence) {
    PLATFORM.commands().refuse(status, code);
    HttpResponse<String> check = visitor.get("/operator/register/check?name=Kent&partnership=kent");
    HttpResponse<String> page =
        visitor.post(check, "/operator/register", "key=" + KEY, "name=Kent", "partnership=kent");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains(sentence, "value=\"kent\"", "href=\"#partnership\"");
  }

  @Test
  void aCoordinatorIsInvited() {
    // given
    HttpResponse<String> form = visitor.get("/operator/coordinator?partnership=kent");
    String[] typed = {"key=" + KEY, "partnership=kent", "name=Jo", "way=invite"};
    HttpResponse<String> check = visitor.post(form, "/operator/coordinator/check", typed);
    assertThat(check.body()).contains("Jo", "Invite them with a code");
    assertThat(PLATFORM.commands().told()).isEmpty();

    // when
    HttpResponse<String> done = visitor.post(check, "/operator/coordinator", typed);

    // then
    assertThat(PLATFORM.commands().onlyTold().command())
        .isEqualTo("PUT /v1/kent/members/m-123456789abc/invitation");
    assertThat(PLATFORM.commands().onlyTold().body()).contains("\"roles\":[\"COORDINATOR\"]");
    assertThat(done.body())
        .contains(StubCommandService.CODE, PLATFORM.url() + "/join?partnership=kent")
        .contains("name=\"member\" value=\"m-123456789abc\"")
        .doesNotContain("??");
  }

  @Test
  void anotherCodeIsForTheSameMemberSoThatTheFirstIsVoid() {
    visitor.post(
        visitor.get("/operator/coordinator"),
        "/operator/coordinator",
        "key=0190c7e2-9999-4222-8333-abcdefabcdef",
        "partnership=kent",
        "name=Jo",
        "way=invite",
        "member=m-123456789abc");
    assertThat(PLATFORM.commands().onlyTold().command())
        .isEqualTo("PUT /v1/kent/members/m-123456789abc/invitation");
  }

  @Test
  void aCoordinatorIsAppointedByTheirSignIn() {
    HttpResponse<String> form = visitor.get("/operator/coordinator");
    HttpResponse<String> done =
        visitor.post(
            form,
            "/operator/coordinator",
            "key=" + KEY,
            "partnership=kent",
            "name=Jo",
            "way=appoint",
            "issuer=https://id.example.org",
            "subject=248");
    assertThat(PLATFORM.commands().onlyTold().command())
        .isEqualTo("PUT /v1/kent/members/m-123456789abc");
    assertThat(PLATFORM.commands().onlyTold().body())
        .contains("\"issuer\":\"https://id.example.org\"", "\"subject\":\"248\"");
    assertThat(done.body()).contains("Jo is a coordinator");
  }

  @Test
  void whatIsMissingOfACoordinatorIsSaid() {
    HttpResponse<String> page =
        visitor.post(
            visitor.get("/operator/coordinator"),
            "/operator/coordinator/check",
            "key=" + KEY,
            "partnership=",
            "name=",
            "way=appoint");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#partnership\"", "href=\"#name\"", "href=\"#issuer\"")
        .contains("href=\"#subject\"");
  }

  @Test
  void aPartnershipThatIsNotRegisteredIsExplained() {
    PLATFORM.commands().refuse(404, "partnership-unknown");
    HttpResponse<String> page =
        visitor.post(
            visitor.get("/operator/coordinator"),
            "/operator/coordinator",
            "key=" + KEY,
            "partnership=kant",
            "name=Jo",
            "way=invite");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("No partnership has this code", "value=\"kant\"");
  }

  @Test
  void aParkedPartnershipIsTriedAgain() {
    HttpResponse<String> page =
        visitor.post(visitor.get("/operator"), "/operator/parked/kent/retry", "key=" + KEY);
    assertThat(askedOfOperations()).contains("/v1/operations/parked/kent/retry");
    assertThat(page.body()).contains("kent is tried again");
  }

  @Test
  void aRebuildIsStartedAfterACheck() {
    HttpResponse<String> check =
        visitor.get("/operator/rebuilds/start/check?partnership=&acceptDifferences=true");
    assertThat(check.body()).contains("All partnerships", "will be swapped in whatever differs");
    HttpResponse<String> done =
        visitor.post(check, "/operator/rebuilds/start", "key=" + KEY, "partnership=");
    assertThat(done.uri().toString()).endsWith("/operator/rebuilds/7");
    assertThat(done.body())
        .contains("Ready, waits for you", "120,000 of 120,000", "rating_entry")
        .contains("/operator/rebuilds/7/swap", "/operator/rebuilds/7/cancel")
        .doesNotContain("/operator/rebuilds/7/roll-back", "??");
  }

  @Test
  void aRebuildIsSwappedInAfterACheck() {
    HttpResponse<String> check = visitor.get("/operator/rebuilds/7/swap");
    assertThat(check.body()).contains("Every answer comes from what was built", "Swap it in");
    assertThat(visitor.get("/operator/rebuilds/7/roll-back").body())
        .contains("As the rebuild stands now, this cannot be done")
        .doesNotContain("id=\"submit\"");
    HttpResponse<String> done = visitor.post(check, "/operator/rebuilds/7/swap", "key=" + KEY);
    assertThat(askedOfOperations()).contains("/v1/operations/rebuilds/7/swap");
    assertThat(done.uri().toString()).endsWith("/operator/rebuilds/7");
  }

  @Test
  void whyARebuildIsRefusedIsSaid() {
    HttpResponse<String> check = visitor.get("/operator/rebuilds/start/check?partnership=kent");
    PLATFORM
        .query()
        .replace(
            "/v1/operations/rebuilds", 409, StubQueryService.problem("rebuild-not-configured"));
    HttpResponse<String> page =
        visitor.post(check, "/operator/rebuilds/start", "key=" + KEY, "partnership=kent");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("query-service cannot rebuild", "href=\"#submit\"");
  }
}

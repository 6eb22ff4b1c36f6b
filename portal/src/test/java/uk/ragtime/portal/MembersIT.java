package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;

/** A coordinator manages members; an invited person joins. */
class MembersIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String MEMBERS = "/lancashire/members";
  private static final String INVITE = MEMBERS + "/invite";
  private static final String ROLES = MEMBERS + "/m-2/roles";
  private static final String KEY = "0190c7e2-1111-4222-8333-123456789abc";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void theMembersPageListsWhoBelongsWhoIsInvitedAndWhoHasLeft() {
    // when
    String page = visitor.get("/lancashire/members").body();

    // then
    assertThat(page)
        .satisfies(
            inOrder(
                "Members of Lancashire",
                "Amina Hussain",
                "m-1",
                "Coordinator",
                "1 September 2024",
                "Grace &lt;Okafor&gt;",
                "Rater, Reviewer",
                "Midwifery",
                "1 January 2027",
                "Ned New",
                "8 December 2026",
                "Erased person (m-4k7q2x9c1d)",
                "m-4k7q2x9c1d",
                "31 March 2026"))
        .doesNotContain("??");
  }

  @Test
  void whoDoesNotLookAfterMembersIsShownNoForm() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(MEMBERS).statusCode()).isEqualTo(404);
    assertThat(visitor.get(INVITE).statusCode()).isEqualTo(404);
    assertThat(visitor.get(MEMBERS + "/m-2/leave").statusCode()).isEqualTo(404);
  }

  @Test
  void whoIsInvitedGetsACodeThatIsShownOnce() {
    // when
    HttpResponse<String> page =
        visitor.send(
            INVITE,
            INVITE,
            "name= Ned <New> ",
            "roles=RATER",
            "roles=VIEWER",
            "agencies=midwifery",
            "days=7");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Ned &lt;New&gt; is invited", StubCommandService.CODE, "only time")
        .contains("href=\"/join?partnership=lancashire\"")
        .doesNotContain("??");
    assertThat(page.uri().toString()).doesNotContain(StubCommandService.CODE);
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    Told told = PLATFORM.commands().onlyTold("coordinator");
    assertThat(told.command())
        .matches("PUT /v1/lancashire/members/m-[0-9a-f]{12}/invitation")
        .endsWith("m-" + told.key().substring(24) + "/invitation");
    assertThat(told.body())
        .contains(
            "\"displayName\":\"Ned <New>\"",
            "\"roles\":[\"RATER\",\"VIEWER\"]",
            "\"agencies\":[\"midwifery\"]",
            "\"expiresOn\":\"20");
  }

  @Test
  void aFormThatIsSentTwiceIsOneCommand() {
    // given
    HttpResponse<String> shown = visitor.get(INVITE);

    // when
    visitor.post(shown, INVITE, "key=" + KEY, "name=Ned", "roles=VIEWER");
    visitor.post(shown, INVITE, "key=" + KEY, "name=Ned", "roles=VIEWER");

    // then it has the same key and is about the same member
    List<Told> told = PLATFORM.commands().told();
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).isEqualTo(told.get(1));
    assertThat(told.get(0).key()).isEqualTo(KEY);
  }

  @Test
  void everythingThatIsWrongWithAnInvitationIsSaidAtOnce() {
    HttpResponse<String> page = visitor.send(INVITE, INVITE, "name=Ne\u202Ed", "days=30");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("none of them hidden", "href=\"#name\"", "href=\"#roles\"");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void whatIsMissingIsSaidAndWhatWasTypedIsKept() {
    // when
    HttpResponse<String> page = visitor.send(INVITE, INVITE, "name=", "roles=RATER", "days=30");

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("There is a problem", "Enter their name", "href=\"#name\"")
        .contains("Choose the agencies", "href=\"#agencies\"")
        .contains("hint-RATER\" checked", "value=\"30\" selected")
        .doesNotContain("Choose at least one role");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void anAgencyThatDoesNotExistIsRefused() {
    // when
    HttpResponse<String> page =
        visitor.send(INVITE, INVITE, "name=Ned", "roles=RATER", "agencies=nobody", "days=7");

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("Choose the agencies from the list", "href=\"#agencies\"", "value=\"Ned\"");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void whoIsInvitedAgainStaysWhoTheyAre() {
    // given
    String again = INVITE + "?member=m-3";
    assertThat(visitor.get(MEMBERS).body()).contains("href=\"" + again + "\"");
    assertThat(visitor.get(again).body())
        .contains("value=\"Ned New\"", "hint-VIEWER\" checked", "value=\"m-3\"");

    // when
    visitor.send(again, INVITE, "name=Ned New", "roles=VIEWER", "member=m-3");

    // then
    assertThat(PLATFORM.commands().onlyTold("coordinator").command())
        .isEqualTo("PUT /v1/lancashire/members/m-3/invitation");
  }

  @Test
  void aLeaveIsRecordedForADay() {
    // when
    HttpResponse<String> page =
        visitor.send(
            MEMBERS + "/m-1/leave", MEMBERS + "/m-1/leave", "day=1", "month=2", "year=2027");

    // then the members are shown as they are once it is in
    assertThat(PLATFORM.commands().onlyTold("coordinator").command())
        .isEqualTo("POST /v1/lancashire/members/m-1/leave");
    assertThat(PLATFORM.commands().onlyTold("coordinator").body())
        .isEqualTo("{\"leavesOn\":\"2027-02-01\"}");
    assertThat(page.uri().toString()).endsWith(MEMBERS + "?seen=400&left=m-1");
    assertThat(page.body()).contains("membership is recorded").doesNotContain("??");
  }

  @Test
  void aLeaveOnNoDayIsExplained() {
    HttpResponse<String> page =
        visitor.send(
            MEMBERS + "/m-1/leave", MEMBERS + "/m-1/leave", "day=31", "month=2", "year=2027");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Date must be a real date", "value=\"31\"", "Amina Hussain");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "stay, POST /v1/lancashire/members/m-2/stay",
    "withdraw, POST /v1/lancashire/members/m-2/invitation/withdraw",
  })
  void aLeaveIsCalledOffAndAnInvitationWithdrawn(String what, String command) {
    HttpResponse<String> page = visitor.send(MEMBERS, MEMBERS + "/m-2/" + what);
    assertThat(PLATFORM.commands().onlyTold("coordinator").command()).isEqualTo(command);
    assertThat(page.uri().toString()).endsWith(MEMBERS + "?seen=400");
  }

  @ParameterizedTest
  @CsvSource({
    "409, last-coordinator, They are the last coordinator",
    "422, leaving-date-in-past, The day must be today or in the future",
    "409, something-new, Ragtime did not take this",
  })
  void whyALeaveIsRefusedIsSaidOnItsPage(int status, String code, String sentence) {
    // given
    PLATFORM.commands().refuse(status, code);

    // when
    HttpResponse<String> page =
        visitor.send(
            MEMBERS + "/m-1/leave", MEMBERS + "/m-1/leave", "day=1", "month=2", "year=2027");

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("There is a problem", sentence).doesNotContain(code);
  }

  @ParameterizedTest
  @CsvSource({
    "403, not-allowed, 403, Your role does not open this page",
    "404, partnership-unknown, 404, Page not found",
    "429, too-many-requests, 429, Too many requests",
    "503, unavailable, 503, Ratings cannot be shown just now",
  })
  void whatIsNotOnTheFormHasAPageOfItsOwn(int status, String code, int shown, String heading) {
    PLATFORM.commands().refuse(status, code);
    HttpResponse<String> page = visitor.send(MEMBERS, MEMBERS + "/m-2/stay");
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.body()).contains(heading);
  }

  @Test
  void whoWasInvitedJoinsWithTheCodeAsTheyTypedIt() {
    // given
    HttpResponse<String> form = visitor.get("/join?partnership=lancashire");
    assertThat(form.body()).contains("value=\"lancashire\"");

    // when
    HttpResponse<String> page =
        visitor.send(
            "/join", "/join", "partnership=Lancashire ", "code= 5F0C9A4BE1D27E63 8A90B5D41C7F2E86");

    // then
    assertThat(PLATFORM.commands().onlyTold("coordinator").command())
        .isEqualTo("POST /v1/lancashire/invitations/accept");
    assertThat(PLATFORM.commands().onlyTold("coordinator").body())
        .isEqualTo("{\"code\":\"" + StubCommandService.CODE + "\"}");
    assertThat(page.body())
        .contains("You have joined", "You are a member of Lancashire now.", "Go to your work");
  }

  @ParameterizedTest
  @CsvSource({
    "404, partnership-unknown, do not belong together",
    "404, invitation-unknown, do not belong together",
    "400, invalid-field, do not belong together",
    "409, invitation-used, The code has been used",
    "409, invitation-expired, The code has expired",
    "409, operator-not-member, You manage this installation",
  })
  void aCodeThatIsNotTakenIsExplainedAndNotShownAgain(int status, String code, String sentence) {
    // given
    PLATFORM.commands().refuse(status, code);

    // when
    HttpResponse<String> page =
        visitor.send("/join", "/join", "partnership=kent", "code=" + StubCommandService.CODE);

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains(sentence, "value=\"kent\"")
        .doesNotContain(StubCommandService.CODE, "??");
  }

  @ParameterizedTest
  @CsvSource({
    "'', abc, Enter the partnership",
    "../x, abc, Enter the partnership",
    "kent, '', Enter the code",
  })
  void whatIsMissingToJoinIsSaid(String partnership, String code, String sentence) {
    HttpResponse<String> page =
        visitor.send("/join", "/join", "partnership=" + partnership, "code=" + code);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains(sentence);
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INVITE,
        MEMBERS + "/m-1/leave",
        MEMBERS + "/m-2/stay",
        MEMBERS + "/m-3/withdraw",
        "/join"
      })
  void nothingIsChangedFromAnotherSite(String address) {
    visitor.get(MEMBERS);
    assertThat(visitor.post(address, "key=" + KEY).statusCode()).isEqualTo(403);
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aFormWithoutItsKeyIsNoForm() {
    HttpResponse<String> shown = visitor.get(MEMBERS);
    assertThat(visitor.post(shown, MEMBERS + "/m-2/stay", "key=x").statusCode()).isEqualTo(400);
    assertThat(visitor.post(shown, INVITE, "key=x", "name=Ned", "roles=VIEWER").statusCode())
        .isEqualTo(400);
    assertThat(visitor.post(shown, INVITE, "key=" + KEY, "name=Ned", "roles=EMPEROR").statusCode())
        .isEqualTo(400);
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void membersAreFilteredByRoleAtAnAddressToKeep() {
    String coordinators = visitor.get(MEMBERS + "?role=COORDINATOR").body();
    assertThat(coordinators)
        .contains("Amina Hussain", "Priya Shah", "value=\"COORDINATOR\" selected")
        .contains("Clear filters")
        .doesNotContain("Okafor", "Ned New", "Fay Former", "??");
    assertThat(visitor.get(MEMBERS + "?role=").body()).contains("Okafor", "Fay Former");
    assertThat(visitor.get(MEMBERS + "?role=LEAD").body()).contains("Nobody has this role");
    assertThat(visitor.get(MEMBERS + "?role=EMPEROR").statusCode()).isEqualTo(404);
  }

  @Test
  void rolesAndAgenciesAreChangedByFormCheckAndDone() {
    // given
    HttpResponse<String> form = visitor.get(ROLES);
    assertThat(form.body())
        .contains("value=\"Grace &lt;Okafor&gt;\"", "value=\"midwifery\" checked")
        .doesNotContain("??");
    String version = HttpVisitor.hidden(form, "version");

    // when
    HttpResponse<String> check =
        visitor.post(
            form,
            ROLES + "/check",
            "key=" + KEY,
            "version=" + version,
            "name=Grace <Okafor>",
            "roles=LEAD",
            "agencies=midwifery",
            "agencies=perinatal");

    // then nothing is sent before it is confirmed
    assertThat(check.statusCode()).isEqualTo(200);
    assertThat(check.body())
        .contains("before: Rater, Reviewer", "Midwifery, Perinatal mental health")
        .doesNotContain("??");
    assertThat(PLATFORM.commands().told()).isEmpty();

    // when
    HttpResponse<String> done =
        visitor.post(
            check,
            ROLES,
            "key=" + KEY,
            "version=" + version,
            "name=Grace <Okafor>",
            "roles=LEAD",
            "agencies=midwifery",
            "agencies=perinatal");

    // then
    assertThat(PLATFORM.commands().onlyTold("coordinator").command())
        .isEqualTo("PUT /v1/lancashire/members/m-2");
    assertThat(PLATFORM.commands().onlyTold("coordinator").key()).isEqualTo(KEY);
    assertThat(PLATFORM.commands().onlyTold("coordinator").body())
        .isEqualTo(
            "{\"displayName\":\"Grace <Okafor>\",\"roles\":[\"LEAD\"],"
                + "\"agencies\":[\"midwifery\",\"perinatal\"]}");
    assertThat(done.uri().toString()).endsWith(MEMBERS + "?seen=400&changed=m-2");
    assertThat(done.body()).contains("Grace &lt;Okafor&gt; was changed");
  }

  @Test
  void aMemberWhoWasChangedMeanwhileIsShownBesideWhatWasChosen() {
    // given a form of the member as they were before
    HttpResponse<String> form = visitor.get(ROLES);

    // when
    HttpResponse<String> page =
        visitor.post(
            form, ROLES + "/check", "key=" + KEY, "version=8", "name=Grace", "roles=AUDITOR");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains("How it stands now", "Rater, Reviewer", "hint-AUDITOR\" checked")
        .contains("href=\"#now\"", HttpVisitor.hidden(form, "version"));
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void aChangeIsSentForTheVersionThatWasShownAndAskedAgainOnAnother() {
    // given
    PLATFORM.commands().refuse(412, "version-stale");
    HttpResponse<String> form = visitor.get(ROLES);

    // when
    HttpResponse<String> page =
        visitor.post(form, ROLES, "key=" + KEY, "version=8", "name=Grace", "roles=AUDITOR");

    // then
    assertThat(PLATFORM.commands().onlyTold("coordinator").condition()).isEqualTo("\"8\"");
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains("How it stands now", "Rater, Reviewer", "hint-AUDITOR\" checked");
    assertThat(HttpVisitor.hidden(page, "version")).isEqualTo("9");
  }

  @Test
  void whatTheServiceRefusesIsToldOnTheCheckPage() {
    PLATFORM.commands().refuse(409, "last-coordinator");
    HttpResponse<String> form = visitor.get(ROLES);
    HttpResponse<String> page =
        visitor.post(
            form,
            ROLES,
            "key=" + KEY,
            "version=" + HttpVisitor.hidden(form, "version"),
            "name=G",
            "roles=VIEWER");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("They are the last coordinator", "href=\"#submit\"");
  }

  @Test
  void aNameThatTheServiceRefusesIsToldAtItsField() {
    PLATFORM.commands().refuseFields("displayName");
    HttpResponse<String> form = visitor.get(ROLES);
    HttpResponse<String> page =
        visitor.post(form, ROLES, "key=" + KEY, "version=9", "name=Mine", "roles=VIEWER");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#name\">Name must be one line", "id=\"name-error\"", "value=\"Mine\"")
        .containsPattern("hint-VIEWER\"[^>]* checked");
  }

  @Test
  void theLastCoordinatorIsOfferedNeitherTheEndNorAnotherRole() {
    // given
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/members",
            200,
            """
            {"members":[{"member":"m-1","name":"Amina Hussain","roles":["COORDINATOR"],
              "agencies":[],"since":"2024-09-01T08:00:00Z","version":3}],"position":400}
            """);

    // then
    assertThat(visitor.get(MEMBERS).body())
        .contains("/members/m-1/roles")
        .doesNotContain("/members/m-1/leave");
    assertThat(visitor.get(MEMBERS + "/m-1/leave").body())
        .contains("They are the only coordinator")
        .doesNotContain("id=\"day\"");
    HttpResponse<String> form = visitor.get(MEMBERS + "/m-1/roles");
    assertThat(form.body())
        .contains("remains a coordinator", "value=\"AUDITOR\"")
        .doesNotContain("value=\"COORDINATOR\"");

    // and keeps the role with another one
    assertThat(
            visitor
                .post(
                    form,
                    MEMBERS + "/m-1/roles/check",
                    "key=" + KEY,
                    "version=" + HttpVisitor.hidden(form, "version"),
                    "name=Amina Hussain",
                    "roles=AUDITOR")
                .body())
        .contains("Auditor, Coordinator", "before: Coordinator");
  }

  @Test
  void whoDoesNotLookAfterMembersIsShownNoFormOfRoles() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(ROLES).statusCode()).isEqualTo(404);
  }

  @Test
  void anInvitationIsCopiedWithoutScript() {
    HttpResponse<String> page =
        visitor.send(INVITE, INVITE, "name=Ned", "roles=RATER", "agencies=midwifery", "days=7");
    assertThat(page.body())
        .contains("value=\"" + PLATFORM.url() + "/join?partnership=lancashire\"")
        .contains("Midwifery", "enter this code: " + StubCommandService.CODE);
  }
}

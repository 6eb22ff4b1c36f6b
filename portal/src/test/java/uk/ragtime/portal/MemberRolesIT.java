package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** A coordinator changes members' names, roles and agencies. */
class MemberRolesIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String MEMBERS = "/lancashire/members";
  private static final String ROLES = MEMBERS + "/m-2/roles";
  private static final String KEY = "0190c7e2-1111-4222-8333-123456789abc";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
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
}

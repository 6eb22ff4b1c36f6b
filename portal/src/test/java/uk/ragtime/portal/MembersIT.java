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

/** A coordinator sees the members, and records who leaves. */
class MembersIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String MEMBERS = "/lancashire/members";
  private static final String INVITE = MEMBERS + "/invite";
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
}

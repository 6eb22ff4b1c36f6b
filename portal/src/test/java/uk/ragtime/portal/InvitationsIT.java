package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;

/** A coordinator invites people, and they join with their codes. */
class InvitationsIT {
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

  @Test
  void anInvitationIsCopiedWithoutScript() {
    HttpResponse<String> page =
        visitor.send(INVITE, INVITE, "name=Ned", "roles=RATER", "agencies=midwifery", "days=7");
    assertThat(page.body())
        .contains("value=\"" + PLATFORM.url() + "/join?partnership=lancashire\"")
        .contains("Midwifery", "enter this code: " + StubCommandService.CODE);
  }
}

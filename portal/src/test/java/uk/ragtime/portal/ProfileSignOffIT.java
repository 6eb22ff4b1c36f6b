package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubActions;
import uk.ragtime.portal.stub.StubAssessments;
import uk.ragtime.portal.stub.StubPlatform;

/** A coordinator signs an area's profile off, and everybody reads the signatures. */
class ProfileSignOffIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String CYCLE = "/lancashire/cycles/2026-autumn";
  private static final String SIGN_OFF = CYCLE + "/areas/blackpool/sign-off";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void aProfileIsSignedOfWhatIsSignedAndWhatIsMissingIsSaid() {
    // when
    String form = visitor.get(SIGN_OFF).body();
    HttpResponse<String> page =
        visitor.send(SIGN_OFF, SIGN_OFF, "agency=family-hubs", "statement=We stand by it.");

    // then
    assertThat(form)
        .satisfies(
            inOrder(
                "expected agencies have not signed",
                "Midwifery</a>: <span>Being rated",
                "Family hubs (voluntary)",
                "signed 20 October 2026",
                "Signature 2",
                "In force.",
                "Download the sheet",
                "Signature 1",
                "No longer in force"))
        .doesNotContain("??");
    assertThat(PLATFORM.commands().lastTold().command()).isEqualTo("POST /v1" + SIGN_OFF);
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"agencies\":[\"family-hubs\"],\"statement\":\"We stand by it.\"}");
    assertThat(page.uri().toString()).endsWith("/sign-off?seen=400");
    assertThat(page.body()).contains("panel__title", StubActions.HASH.replace('1', '2'));
  }

  @Test
  void aProfileThatSomebodyReopenedIsNotSignedAndTheStatementIsKept() {
    PLATFORM.commands().refuse(409, "assessments-not-signed-off");
    HttpResponse<String> page =
        visitor.send(SIGN_OFF, SIGN_OFF, "agency=family-hubs", "statement=Typed.");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("has been opened again", "Typed.").doesNotContain("??");
    assertThat(visitor.send(SIGN_OFF, SIGN_OFF, "statement=Typed.").body())
        .contains("Tick at least one assessment", "Typed.");
  }

  @Test
  void aSignatureIsCheckedAndItsSheetDownloaded() {
    assertThat(visitor.get(SIGN_OFF + "/2").body())
        .satisfies(
            inOrder(
                "Signature 2",
                "Amina Hussain",
                "has the same seal",
                "We &lt;stand&gt; by it.",
                SIGN_OFF + "/2/sheet",
                StubAssessments.HASH))
        .doesNotContain("??");
    HttpResponse<String> sheet = visitor.get(SIGN_OFF + "/2/sheet");
    assertThat(sheet.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("2026-autumn-blackpool-2.json");
    assertThat(sheet.body()).contains("\"form\":1");
  }

  @Test
  void everybodyReadsSignaturesAndOnlyACoordinatorSigns() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(SIGN_OFF).body())
        .contains("Signature 2", "Family hubs (voluntary)")
        .doesNotContain("name=\"agency\"", "??");
  }
}

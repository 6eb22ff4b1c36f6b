package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** The audit, as those see it who may read it. */
class AuditIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AUDIT = "/lancashire/audit";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  private static List<String> asked() {
    return PLATFORM.query().asked().stream()
        .filter(it -> it.path().equals("/v1/lancashire/audit"))
        .map(it -> Objects.toString(it.query(), ""))
        .toList();
  }

  @Test
  void eachEntryIsAPlainSentenceThatLeadsOn() {
    String page = visitor.get(AUDIT).body();
    assertThat(page)
        .contains(
            "‘Tuning in to young children’s cues’ was looked at again and left at Amber",
            "was challenged: the agency says Amber, the reviewer sees Red",
            "The profile of Blackpool was signed off",
            "2 capabilities were given to Grace Okafor to look at",
            "no words for yet (SOMETHING_NEW)",
            "recorded by a coordinator on behalf of the agency",
            "the reviewer accepted the agency’s word",
            "up to entry 616")
        .contains(
            "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in",
            "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery\"",
            "href=\"/lancashire/audit/602\"",
            "href=\"/lancashire/downloads/changes?format=xlsx\"")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert", "??");
    assertThat(asked()).containsExactly("order=newest&limit=50&kinds=all");
  }

  @Test
  void filtersAreInTheAddressAndGoToTheService() {
    // when
    String page =
        visitor
            .get(
                AUDIT
                    + "?area=blackpool&agency=&capability=workforce-infant-mental-health/tuning-in"
                    + "&kind=AGREED&member=m-2&from=1+October+2026&to=")
            .body();

    // then
    assertThat(asked().getFirst())
        .contains(
            "area=blackpool",
            "checklist=workforce-infant-mental-health",
            "capability=tuning-in",
            "kinds=AGREED",
            "member=m-2",
            "from=2026-10-01")
        .doesNotContain("agency=", "to=");
    assertThat(page)
        .contains("value=\"blackpool\" selected", "value=\"m-2\" selected")
        .contains("value=\"1 October 2026\"", "Clear filters");
  }

  @Test
  void olderEntriesHaveAnAddress() {
    assertThat(visitor.get(AUDIT + "?area=blackpool").body())
        .contains("href=\"/lancashire/audit?area=blackpool&amp;after=500\"");
    assertThat(visitor.get(AUDIT + "?area=blackpool&after=500").body())
        .contains("was rated for the first time: Red", "Back to the newest")
        .doesNotContain("Show older");
  }

  @Test
  void whereNothingMatchesTheFiltersCanBeCleared() {
    assertThat(visitor.get(AUDIT + "?area=preston").body())
        .contains("Nothing matches these filters", "href=\"/lancashire/audit\"")
        .doesNotContain("Show older");
  }

  @Test
  void aWrongDayIsExplainedAndNothingIsAsked() {
    var page = visitor.get(AUDIT + "?from=31+2+2026&area=blackpool");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("There is a problem", "href=\"#from\"", "value=\"31 2 2026\"")
        .contains("value=\"blackpool\" selected");
    assertThat(asked()).isEmpty();
  }

  @Test
  void oneEntryHasAPageOfItsOwn() {
    var page = visitor.get(AUDIT + "/606");
    assertThat(page.body())
        .contains("The rating Amber of ‘Tuning in to young children’s cues’ was taken back")
        .contains("href=\"/lancashire/audit/601\"")
        .doesNotContain("was challenged", "??");
    assertThat(visitor.get(AUDIT + "/9999").statusCode()).isEqualTo(404);
  }

  @Test
  void whoMayNotSeeNamesSeesNoneAndFiltersByNone() {
    // given
    PLATFORM.issuer().willSignIn("viewer");

    // when
    String page = visitor.get(AUDIT + "?member=m-2").body();

    // then
    assertThat(page)
        .contains("a member")
        .doesNotContain("Grace Okafor", ">m-2<", "member m-2", "name=\"member\"");
    assertThat(asked().getFirst()).doesNotContain("member=");
  }

  @Test
  void whoMaySeeNamesAndNotListMembersFollowsAPerson() {
    PLATFORM.issuer().willSignIn("rater");
    assertThat(visitor.get(AUDIT).body()).contains("href=\"/lancashire/audit?member=m-2\"");
    assertThat(visitor.get(AUDIT + "?member=m-2&area=blackpool").body())
        .contains("Only what Grace Okafor did", "type=\"hidden\" name=\"member\"")
        .contains("href=\"/lancashire/audit?area=blackpool\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {AUDIT, AUDIT + "/602"})
  void whoMayNotReadTheAuditIsTold(String address) {
    PLATFORM.issuer().willSignIn("reader");
    assertThat(visitor.get(address).statusCode()).isEqualTo(403);
  }

  @Test
  void anotherPartnershipIsNotFound() {
    assertThat(visitor.get("/kent/audit").statusCode()).isEqualTo(404);
  }
}

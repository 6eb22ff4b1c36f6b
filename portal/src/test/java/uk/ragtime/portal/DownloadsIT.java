package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** Files for spreadsheets, through the portal, and how reporting tools are connected. */
class DownloadsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String DOWNLOADS = "/lancashire/downloads";
  private static final String RATINGS = "/v1/lancashire/exports/ratings.csv";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  private static List<String> asked() {
    return PLATFORM.query().asked().stream()
        .filter(it -> it.path().contains("/exports/"))
        .map(it -> it.path() + "?" + Objects.toString(it.query(), ""))
        .toList();
  }

  @Test
  void thePageTellsWhatEachFileHolds() {
    assertThat(visitor.get(DOWNLOADS).body())
        .contains("One row for each area, agency and capability", "open_challenge")
        .contains("action=\"/lancashire/downloads/ratings\"", "id=\"changes-from\"")
        .contains("member_name", "href=\"/lancashire/reporting\"")
        .doesNotContain("??");
  }

  @Test
  void whoMayNotSeeNamesReadsOfNone() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get(DOWNLOADS).body()).doesNotContain("member_name");
    PLATFORM.query().replace("/v1/lancashire/exports/changes.csv", 200, "log_position\r\n");
    visitor.get(DOWNLOADS + "/changes?member=m-2");
    assertThat(asked().getFirst()).doesNotContain("member");
  }

  @Test
  void aFileIsStreamedUnderANameThatNamesNobody() {
    // given
    PLATFORM.query().replace(RATINGS, 200, "as_of,area_key\r\n2026-11-30,blackpool\r\n");

    // when
    var file =
        visitor.get(
            DOWNLOADS + "/ratings?format=csv&area=blackpool&asOf=14+10+2025&stage=agreed&to=1");

    // then
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isEqualTo("as_of,area_key\r\n2026-11-30,blackpool\r\n");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"lancashire-ratings-[0-9-]{10}[.]csv\"");
    assertThat(asked()).containsExactly(RATINGS + "?area=blackpool&stage=agreed&asOf=2025-10-14");
  }

  @Test
  void whoComesWhileOthersDownloadIsToldWhenToReturn() {
    PLATFORM.query().replace(RATINGS, 429, StubQueryService.problem("too-many-exports"));
    var page = visitor.get(DOWNLOADS + "/ratings?format=csv&area=blackpool");
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.headers().firstValue("Retry-After")).contains("60");
    assertThat(page.body())
        .contains("Other downloads are under way", "Come back on")
        .contains("href=\"/lancashire/downloads/ratings?format=csv&amp;area=blackpool\"");
  }

  @Test
  void aWrongDayIsExplainedOnItsForm() {
    var page = visitor.get(DOWNLOADS + "/profile?format=xlsx&asOf=soon&area=preston");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#profile-asOf\"", "id=\"profile-asOf-error\"", "value=\"soon\"")
        .doesNotContain("id=\"ratings-asOf-error\"");
    assertThat(asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/secrets?format=csv, 404",
    "/ratings?format=pdf, 404",
    "/ratings?format=csv&area=nowhere, 404",
  })
  void thereIsNoOtherFile(String address, int status) {
    assertThat(visitor.get(DOWNLOADS + address).statusCode()).isEqualTo(status);
  }

  @Test
  void aCoordinatorReadsHowToolsAreConnected() {
    assertThat(visitor.get("/lancashire/reporting").body())
        .contains("./ragtime reporting-login lancashire", "reporting_v1", "ragtime_query")
        .contains("Connect Power BI", "Connect Excel", "Connect Metabase", "cycle_rating")
        .doesNotContain("??");
  }

  @Test
  void othersAreSentToACoordinatorForALogin() {
    PLATFORM.issuer().willSignIn("viewer");
    assertThat(visitor.get("/lancashire/reporting").body())
        .contains("A coordinator of this partnership can ask for a login")
        .doesNotContain("reporting-login");
  }

  @ParameterizedTest
  @ValueSource(strings = {DOWNLOADS, DOWNLOADS + "/ratings", "/lancashire/reporting"})
  void whoMayNotDownloadIsTold(String address) {
    PLATFORM.issuer().willSignIn("reader");
    assertThat(visitor.get(address).statusCode()).isEqualTo(403);
  }
}

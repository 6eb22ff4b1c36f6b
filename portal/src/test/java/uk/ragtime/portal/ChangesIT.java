package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** Stream by which a page hears that its profile has changed. */
class ChangesIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final String CHANGES = AREA + "/profile/changes?after=7";
  private static final String STREAM = "/v1" + AREA + "/profile/stream";
  private static final String EVENT = "event: profile\nid: 9\ndata: {\"position\":9}\n\n";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void theServicesEventsArePassedOnFromThePositionThatThePageHas() {
    // given
    PLATFORM.query().replace(STREAM, 200, EVENT);
    visitor.get("/oauth2/authorization/ragtime");

    // when
    HttpResponse<String> stream = visitor.get(CHANGES);

    // then
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(stream.body()).contains("retry: ").endsWith(EVENT);
    assertThat(PLATFORM.query().asked())
        .filteredOn(it -> it.path().equals(STREAM))
        .extracting(StubQueryService.Asked::query)
        .containsExactly("after=7");
  }

  @Test
  void aPageOfTodayNamesItsPositionAndOneOfThePastHasNothingToHear() {
    assertThat(visitor.get(AREA).body())
        .containsPattern("data-stream=\"" + AREA + "/profile/changes\\?after=[0-9]+\"");
    assertThat(visitor.get(AREA + "?asOf=2025-10-14").body()).doesNotContain("data-stream");
    assertThat(visitor.get(AREA + "?knownAt=2025-12-01").body()).doesNotContain("data-stream");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 429, 503})
  void aStreamThatIsRefusedIsNotAskedForAgain(int status) {
    PLATFORM.query().replace(STREAM, status, StubQueryService.problem("refused"));
    visitor.get("/oauth2/authorization/ragtime");
    assertThat(visitor.get(CHANGES).statusCode()).isEqualTo(204);
  }

  @Test
  void whoIsNotSignedInHearsNothingAndComesBackToNoStream() {
    // given
    HttpVisitor stranger = new HttpVisitor(PLATFORM.url(), HttpClient.Redirect.NEVER);

    // then
    assertThat(stranger.get(CHANGES).statusCode()).isEqualTo(204);
    assertThat(stranger.get(CHANGES).headers().firstValue("Set-Cookie")).isEmpty();
  }
}

package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubQueryService;

/** A portal that is asked for more pages than it makes at once. */
class OverloadIT {
  private static final String AREA = "/lancashire/areas/blackpool";
  private static final StubPlatform PLATFORM =
      StubPlatform.start(
          0, "--ragtime.portal.pages-at-once=1", "--ragtime.portal.read-timeout=60s");

  private final HttpVisitor first = new HttpVisitor(PLATFORM.url());
  private final HttpVisitor second = new HttpVisitor(PLATFORM.url());

  @AfterAll
  static void close() {
    PLATFORM.close();
  }

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    first.get(AREA);
    second.get(AREA);
  }

  @Test
  void whoFindsNoPlaceIsToldToComeAgainAndNobodyIsSignedOut() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        StubQueryService.Hold hold =
            PLATFORM.query().hold("/v1/lancashire/areas/blackpool/profile")) {
      // given
      Future<HttpResponse<String>> held = threads.submit(() -> first.get(AREA));
      hold.awaitQuestion();

      // when
      HttpResponse<String> refused = second.get(AREA);
      HttpResponse<String> inWelsh = second.get(AREA + "?lang=cy");

      // then
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("30");
      assertThat(refused.body()).contains("Ragtime is busy just now").doesNotContain("??");
      assertThat(inWelsh.body()).contains("Mae Ragtime yn brysur ar hyn o bryd");

      // and what is no page is answered
      assertThat(second.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      assertThat(second.get("/assets/ragtime.css").statusCode()).isEqualTo(200);

      // and later everybody is served
      hold.release();
      assertThat(held.get().statusCode()).isEqualTo(200);
      assertThat(second.get(AREA + "?lang=en").body()).contains("Sign out");
    }
  }
}

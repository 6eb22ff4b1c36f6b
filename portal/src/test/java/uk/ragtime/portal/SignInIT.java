package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

class SignInIT {

  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String AREA = "/lancashire/areas/blackpool?rollup=majority&asOf=2025-10-14";

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void whoAsksForAPageSignsInAndComesBackToIt() {
    // given
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

    // when
    HttpResponse<String> page = visitor.get(AREA);

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().toString()).isEqualTo(PLATFORM.url() + AREA);
    assertThat(page.body()).contains("Profile on 14 October 2025", "Amina Hussain");
  }

  @Test
  void theFirstPageIsOpenToAllAndKeepsNoSession() {
    // when
    HttpResponse<String> page = new HttpVisitor(PLATFORM.url(), HttpClient.Redirect.NEVER).get("/");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Sign in").doesNotContain("Sign out");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void everyAnswerCarriesTheGuardingHeaders() {
    // when
    HttpResponse<String> page =
        new HttpVisitor(PLATFORM.url(), HttpClient.Redirect.NEVER).get("/lancashire/areas/x");

    // then
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "default-src 'none'",
            "script-src 'self';",
            "connect-src 'self';",
            "frame-ancestors 'none'",
            "base-uri 'none'")
        .doesNotContain("unsafe-");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(page.headers().firstValue("Permissions-Policy").orElseThrow()).contains("camera=()");
    assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    assertThat(page.headers().firstValue("Server")).isEmpty();
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("ragtime-portal=")
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void aTokenThatRanOutLeadsToSignInAndBackToTheSamePage() {
    // given
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    visitor.get(AREA);
    int before = PLATFORM.issuer().signIns();

    // when
    PLATFORM.clock().ahead(Duration.ofHours(1));
    PLATFORM.issuer().tokensLast(2 * 3600);
    HttpResponse<String> page = visitor.get(AREA);

    // then
    assertThat(PLATFORM.issuer().signIns()).isEqualTo(before + 1);
    assertThat(page.uri().toString()).isEqualTo(PLATFORM.url() + AREA);
    assertThat(page.statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("C13: a token is renewed without the visitor, and each refresh token used once")
  void tokensAreRenewed() throws Exception {
    // given
    PLATFORM.issuer().tokensLast(30);
    PLATFORM.issuer().givesRefreshTokens(true);
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    visitor.get(AREA);
    int signIns = PLATFORM.issuer().signIns();
    int refreshes = PLATFORM.issuer().refreshes();

    // when
    List<Callable<Integer>> pages = Collections.nCopies(4, () -> visitor.get(AREA).statusCode());
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> page : together.invokeAll(pages)) {
        statuses.add(page.get());
      }
    }

    // then
    assertThat(statuses).containsOnly(200);
    assertThat(PLATFORM.issuer().signIns()).isEqualTo(signIns);
    assertThat(PLATFORM.issuer().refreshes()).isEqualTo(refreshes + 4);
  }

  @Test
  @DisplayName("C13: while the issuer is away, a token at hand serves to its end")
  void anIssuerThatIsAwayDoesNotInterruptAVisit() {
    // given
    PLATFORM.issuer().tokensLast(30);
    PLATFORM.issuer().givesRefreshTokens(true);
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    visitor.get(AREA);

    // when
    PLATFORM.issuer().available(false);

    // then
    assertThat(visitor.get(AREA).statusCode()).isEqualTo(200);
  }

  @Test
  void aFreshTokenThatTheServiceRefusesDoesNotGoRoundForEver() {
    // given
    PLATFORM.query().replace("/v1/me", 401, "{}");

    // when
    HttpResponse<String> page = new HttpVisitor(PLATFORM.url()).get(AREA);

    // then
    assertThat(page.statusCode()).isEqualTo(503);
  }

  @Test
  void signingOutEndsTheSessionHereAndAtTheIssuer() {
    // given
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    HttpResponse<String> page = visitor.get(AREA);

    // when
    HttpResponse<String> after = visitor.post("/sign-out", "_csrf=" + HttpVisitor.csrf(page));

    // then
    assertThat(after.uri().toString()).isEqualTo(PLATFORM.url() + "/");
    assertThat(after.body()).doesNotContain("Sign out");
  }

  @Test
  void nobodyIsSignedOutFromAnotherSite() {
    // given
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    visitor.get(AREA);

    // when
    HttpResponse<String> refused = visitor.post("/sign-out", "");

    // then
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("This page was open too long");
    assertThat(visitor.get(AREA).body()).contains("Sign out");
  }

  @Test
  void signInThatDidNotFinishSaysSo() {
    HttpResponse<String> page =
        new HttpVisitor(PLATFORM.url())
            .get("/login/oauth2/code/ragtime?error=access_denied&state=x");
    assertThat(page.body()).contains("Sign-in did not finish");
  }
}

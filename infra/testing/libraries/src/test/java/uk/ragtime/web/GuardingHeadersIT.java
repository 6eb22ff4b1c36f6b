package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer carries them, whichever part of the server gives it. */
class GuardingHeadersIT {
  /** Written down once more: what is left out of the code must be missed here. */
  private static final Map<String, String> EXPECTED =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private final RunningService service = RunningService.SHARED;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/kent/whoami",
        "/nowhere",
        "/v1/kent/fails",
        "/v1/kent/overflows",
        "/v1/kent/senderror",
        "/v1/kent/things/NO",
        "/actuator/prometheus"
      })
  void onWhatTheApplicationAnswers(String path) {
    check(service.send(service.as("anna", path)));
  }

  @Test
  void onWhatNeedsNoTokenAndWhereOneIsMissing() {
    check(service.send(service.to("/actuator/health")));
    check(service.send(service.to("/v1/kent/whoami")));
  }

  @Test
  void onWhatFiltersRefuse() {
    var tooLarge =
        service.send(
            service
                .as("anna", "/v1/kent/text")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x".repeat(300_000))));
    assertThat(tooLarge.status()).isEqualTo(413);
    check(tooLarge);
    check(service.send(service.as("anna", "/v1/kent/../kent/whoami;a=b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/kent/\u0000 HTTP/1.1\r\nHost: here\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: here\r\nX: ${x}\r\n\r\n",
      })
  void onWhatTheServerItselfRefuses(String request) {
    String answer = service.raw(request.replace("${x}", "x".repeat(20_000)));

    assertThat(answer).startsWith("HTTP/1.1 4");
    String lower = answer.toLowerCase(Locale.ROOT);
    EXPECTED.forEach((name, value) ->
        assertThat(lower).contains((name + ": " + value).toLowerCase(Locale.ROOT)));
    assertThat(lower).contains("cache-control: no-store").doesNotContain("\nserver:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/kent/whoami HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer ${x}\r\n\r\n",
        "GET /v1/kent/whoami?q=${x} HTTP/1.1\r\nHost: here\r\n\r\n",
      })
  void headersThatAreTooLargeAreCalledSo(String request) {
    String answer = service.raw(request.replace("${x}", "x".repeat(20_000)));

    assertThat(answer).startsWith("HTTP/1.1 431").contains("headers-too-large");
  }

  private static void check(Answer answer) {
    EXPECTED.forEach((name, value) ->
        assertThat(answer.http().headers().allValues(name))
            .as(name + " of " + answer.http())
            .containsExactly(value));
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.header("Server")).isEmpty();
  }
}

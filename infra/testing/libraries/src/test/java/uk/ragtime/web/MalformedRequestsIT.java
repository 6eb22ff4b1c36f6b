package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Requests that no client writes, as bytes: Tomcat and the firewall refuse them, as problems. */
class MalformedRequestsIT {
  private final RunningService service = RunningService.SHARED;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/kent/%zz",
        "/v1/kent/%",
        "/v1/kent/%2",
        "/v1/kent/%00",
        "/v1/kent/a%2fb",
        "/v1/kent/a%5cb",
        "/v1/kent/a\\b",
        "/v1/kent/../../etc/passwd",
        "/v1/kent/%2e%2e/%2e%2e",
        "/v1//kent",
        "/v1/kent;a=b/whoami",
        "/v1/kent/%ff",
        "/v1/kent/%c0%af",
        "/v1/kent/%0d%0aSet-Cookie:x",
        "/v1/kent/%252e",
        "/v1/kent/<b>",
        "/v1/kent/{x}",
        "/v1/kent/whoami?a=%zz&b=\"",
        "http://[::1/",
        "*",
        "no-slash"
      })
  void anAddressThatIsNoneIsRefused(String address) {
    var answer = raw("GET " + address + " HTTP/1.1\r\nHost: localhost");

    assertThat(answer.status()).as(answer.all()).isIn(400, 404);
    answer.isProblem();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET",
        "GET /",
        "NONSENSE",
        "G<T / HTTP/1.1\r\nHost: localhost",
        "GET / HTTP/9.9\r\nHost: localhost",
        "GET / HTTP/1.1",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
        "GET / HTTP/1.1\r\nHost: <b>",
        "GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: x",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Thing: a\0b",
        "PUT /v1/kent/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1",
        "PUT /v1/kent/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: many",
        "PUT /v1/kent/things HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense",
        "FOO / HTTP/1.1\r\nHost: localhost",
        "TRACE / HTTP/1.1\r\nHost: localhost",
        "CONNECT / HTTP/1.1\r\nHost: localhost",
        "GET / HTTP/2.0\r\nHost: localhost"
      })
  void aRequestThatIsNoneIsRefused(String request) {
    var answer = raw(request);

    assertThat(answer.all().toLowerCase(Locale.ROOT))
        .doesNotContain("<html", "tomcat", "exception");
    if (answer.hasHead()) {
      assertThat(answer.status()).as(answer.all()).isBetween(400, 499);
      answer.isProblem();
    }
  }

  @Test
  void aClientMayPreferAsManyLanguagesAsItLikes() {
    var answer =
        raw(
            "GET /v1/kent/whoami HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + RunningService.ISSUER.token("anna")
                + "\r\nAccept-Language: "
                + "a,".repeat(3_000)
                + "en");

    assertThat(answer.status()).as(answer.all()).isEqualTo(200);
  }

  @Test
  void anAddressThatIsTooLongIsRefused() {
    var answer = raw("GET /v1/kent/" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost");

    assertThat(answer.status()).isIn(400, 414, 431);
    answer.isProblem();
  }

  @Test
  void headersThatAreTooLargeAreRefused() {
    var many = new StringBuilder("GET /v1/kent/whoami HTTP/1.1\r\nHost: localhost");
    for (int i = 0; i < 2_000; i++) {
      many.append("\r\nX-").append(i).append(": filler filler filler");
    }
    var answer = raw(many.toString());

    assertThat(answer.status()).isIn(400, 431);
    answer.isProblem();
  }

  @Test
  void aChunkThatIsNoneIsTheCallersFault() {
    var answer =
        raw(
            "PUT /v1/kent/things HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked"
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + RunningService.ISSUER.token("anna"),
            "zz\r\nnonsense\r\n");

    assertThat(answer.status()).as(answer.all()).isEqualTo(400);
    answer.isProblem();
  }

  @Test
  void aBodyThatEndsTooSoonIsTheCallersFault() {
    var answer =
        raw(
            "PUT /v1/kent/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100"
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + RunningService.ISSUER.token("anna"),
            "{\"code\":");

    assertThat(answer.all()).doesNotContain(" 500 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=%00", "name=%zz", "name=%ff", "%zz=1", "%00=1", "name=%ed%a0%80"})
  void aParameterThatIsNoTextIsRefused(String query) {
    var answer =
        raw(
            "GET /v1/kent/required?"
                + query
                + " HTTP/1.1\r\nHost: localhost\r\nX-Thing: a\r\nAuthorization: Bearer "
                + RunningService.ISSUER.token("anna"));

    assertThat(answer.status()).as(answer.all()).isEqualTo(400);
    answer.isProblem();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/kent/%00 | neither may have control characters",
        "/v1/kent/%1f | The path of the address contains a control character",
        "/v1/kent/things/a%7fb | The path of the address contains a control character",
        "/v1/kent/a;b | The method, the address or a header contains characters",
        "/v1/kent/required?name=%00 | The query of the address contains a control character",
        "/v1/kent/required?name=%ff | The query of the address is not UTF-8",
        "/v1/kent/required?name=100% | The query of the address has a % without",
      })
  void aMalformedAddressIsToldItsFault(String address, String fault) {
    var answer =
        raw(
            "GET "
                + address
                + " HTTP/1.1\r\nHost: localhost\r\nX-Thing: a\r\nAuthorization: Bearer "
                + RunningService.ISSUER.token("anna"));

    assertThat(answer.all()).contains("malformed-request", fault).doesNotContain("\0");
  }

  @Test
  void aHeaderWithAControlCharacterIsToldSo() {
    var answer = raw("GET /v1/kent/whoami HTTP/1.1\r\nHost: localhost\r\nX-Thing: a\0b");

    assertThat(answer.all())
        .contains("malformed-request", "neither may have control characters")
        .doesNotContain("\0");
  }

  private RawAnswer raw(String head) {
    return raw(head, "");
  }

  private RawAnswer raw(String head, String body) {
    return new RawAnswer(service.raw(head + "\r\nConnection: close\r\n\r\n" + body));
  }

  private record RawAnswer(String all) {
    /** Before HTTP/1.0, answers had no head, and whoever names no version gets one like that. */
    boolean hasHead() {
      return all.startsWith("HTTP/");
    }

    int status() {
      return Integer.parseInt(all.split(" ", 3)[1]);
    }

    void isProblem() {
      String[] parts = all.split("\r\n\r\n", 2);
      assertThat(Arrays.asList(parts[0].split("\r\n")))
          .as(all)
          .contains("Content-Type: application/problem+json");
      String body = parts[1].substring(parts[1].indexOf('{'), parts[1].lastIndexOf('}') + 1);
      var document = JsonMapper.builder().build().readTree(body);
      assertThat(document.path("status").asInt()).isEqualTo(status());
      assertThat(document.path("type").asString())
          .isEqualTo("/problems/" + document.path("code").asString());
    }
  }
}

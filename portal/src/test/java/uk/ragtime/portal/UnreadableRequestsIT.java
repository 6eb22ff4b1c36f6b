package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** Requests that nobody can read get a page of the portal, and leave no trace in the log. */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableRequestsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String FORM = "application/x-www-form-urlencoded";

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @ParameterizedTest
  @CsvSource({
    "garbage, 415, cannot be sent to a page",
    "application/json, 415, cannot be sent to a page",
    "application/x-www-form-urlencoded; charset=nonsense, 403, open too long",
    "multipart/form-data, 400, The request cannot be read",
    "multipart/form-data; boundary=, 400, The request cannot be read",
  })
  void aBodyOfNoKnownKindIsRefused(String type, int status, String sentence, CapturedOutput log)
      throws IOException, InterruptedException {
    HttpResponse<String> page = posted(type, "text=secret-word");
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.body()).contains("class=\"masthead", sentence);
    assertThat(log.toString()).doesNotContain("secret-word", "Servlet.service()", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
  void aMethodThatNoPageTakesIsRefusedForItself(String method)
      throws IOException, InterruptedException {
    HttpResponse<String> page =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(PLATFORM.url() + "/lancashire/areas/blackpool"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(405);
    assertThat(page.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    assertThat(page.body())
        .contains("class=\"masthead", "This cannot be sent to a page")
        .doesNotContain("open too long", "??");
  }

  @Test
  void aFormWithoutItsTokenIsStillRefusedForThat() throws IOException, InterruptedException {
    HttpResponse<String> page = posted(FORM, "partnership=lancashire");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("This page was open too long");
  }

  @Test
  void aFormForAPageWithoutOneIsRefusedWithWhatThePageTakes() {
    HttpVisitor visitor = new HttpVisitor(PLATFORM.url());
    HttpResponse<String> page = visitor.post(visitor.get("/join"), "/help");
    assertThat(page.statusCode()).isEqualTo(405);
    assertThat(page.headers().firstValue("Allow")).contains("GET");
    assertThat(page.body()).contains("This cannot be sent to a page");
  }

  @Test
  void aFormThatIsLongerThanAnyIsRefusedForItsLength(CapturedOutput log)
      throws IOException, InterruptedException {
    HttpResponse<String> page = posted(FORM, "text=" + "x".repeat(3_000_000));
    assertThat(page.statusCode()).isEqualTo(413);
    assertThat(page.body()).contains("That is too much text").doesNotContain("file");
    assertThat(log.toString()).doesNotContain("Servlet.service()", "Exception");
  }

  @Test
  void bytesThatAreNoTextAreRefusedAndNotLogged(CapturedOutput log)
      throws IOException, InterruptedException {
    HttpResponse<String> page = get("/help?secret-word=%C3%28");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("class=\"masthead", "The request cannot be read");
    assertThat(log.toString()).doesNotContain("secret-word", "Servlet.service()", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/help?x=%00", "/help?%00=x", "/help?lang=c%00y"})
  void noPageShowsNulAgain(String address) throws IOException, InterruptedException {
    HttpResponse<String> page = get(address);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("The request cannot be read").doesNotContain("\0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/help?lang=cy&x=%00", "/help?x=%C3%28&lang=cy"})
  void whatIsRefusedIsToldInTheLanguageOfItsAddress(String address)
      throws IOException, InterruptedException {
    HttpResponse<String> page = get(address);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("lang=\"cy\"").doesNotContain("The request cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lancashire;x=1", "/lancashire//areas", "/help?x=%C3%28"})
  void whatIsRefusedBeforeAnyPageHasTheHeadersOfPages(String address)
      throws IOException, InterruptedException {
    HttpResponse<String> page = get(address);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.headers().map())
        .containsKeys(
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "cache-control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%00",
        "/lancashire/areas/black%00pool",
        "/lancashire/areas/a%2fb",
        "/lancashire/areas/a%2Fb?on=2026-01-01",
        "/lancashire%5careas",
        "/%zz",
        "/%2e%2e/%2e%2e/areas",
        "/lancashire/areas/%c3%28"
      })
  void anAddressThatIsRefusedBeforeItIsMappedHasAPageOfThePortal(String address)
      throws IOException {
    for (String method : List.of("GET", "POST")) {
      String answer = answer(method + " " + address + " HTTP/1.1");
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("class=\"masthead", "The request cannot be read", "Content-Security-Policy: ")
          .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-cache, no-store")
          .doesNotContain("Tomcat", "Set-Cookie");
    }
  }

  @Test
  void aRefusedAddressIsAnsweredInTheLanguageOfTheVisitor() throws IOException {
    assertThat(answer("GET /a%2fb HTTP/1.1", "Cookie: ragtime-language=cy"))
        .startsWith("HTTP/1.1 400")
        .contains("lang=\"cy\"");
  }

  /** The whole answer to a request that no client would send. */
  private static String answer(String line, String... headers) throws IOException {
    URI portal = URI.create(PLATFORM.url());
    String request =
        line
            + "\r\nHost: "
            + portal.getAuthority()
            + "\r\nConnection: close\r\n"
            + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining())
            + "\r\n";
    try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(PLATFORM.url() + address)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> posted(String type, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(PLATFORM.url() + "/join"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

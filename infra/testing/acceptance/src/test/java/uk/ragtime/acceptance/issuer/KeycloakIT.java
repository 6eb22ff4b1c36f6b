package uk.ragtime.acceptance.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.acceptance.SharedPlatform;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.platform.TestPlatform;

/**
 * People, tokens and operators of Keycloak, with portal and services behind nginx. The platform
 * starts before the issuer does. Tokens last half a minute, so that each page renews one. It has a
 * platform of its own, and runs beside the classes that share one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class KeycloakIT {
  private static final String OLGA = "6f1c1f4e-6a53-4f0e-9a55-0c8f0c1f2a02";
  private static final Map<String, String> GRACES =
      Map.of("username", "grace", "password", "correct horse");
  private static final Map<String, String> OLGAS =
      Map.of("username", "olga", "password", "battery staple");
  private static final Pattern SIGN_IN_PAGE = Pattern.compile("or open (https://\\S+)");
  private static final Pattern STYLE = Pattern.compile("rel=\"stylesheet\" href=\"([^\"]+)\"");

  private final Path root = Path.of(System.getProperty("ragtime.root"));
  private ServerCertificate certificate;
  private KeycloakServer keycloak;
  private TestPlatform platform;
  private NginxProxy nginx;

  @BeforeAll
  void start() throws IOException {
    Path directory =
        Files.createTempDirectory(root.resolve("infra/testing/acceptance/target"), "issuer-");
    certificate = ServerCertificate.make(directory);
    int proxyPort = Ports.free();
    Path home = Path.of(System.getProperty("ragtime.keycloak"));
    KeycloakServer.build(home);
    // The first platform prepares quick starts for both.
    SharedPlatform.platform();
    keycloak =
        KeycloakServer.start(
            home,
            certificate,
            resource("realm.json")
                .replace("@portal@", "https://127.0.0.1:" + proxyPort + "/ratings")
                .replace("@certificate@", certificate.base64()));
    platform =
        TestPlatform.start(
            root,
            directory.resolve("data"),
            Map.of(
                "RAGTIME_ISSUER",
                keycloak.issuer(),
                "RAGTIME_OPERATORS",
                keycloak.issuer() + "|" + OLGA,
                "RAGTIME_DEMONSTRATION",
                "no",
                "RAGTIME_PORTAL_CLIENT_KEY",
                certificate.key().toString(),
                "SPRING_SSL_BUNDLE_PEM_ISSUER_TRUSTSTORE_CERTIFICATE",
                "file:" + certificate.certificate()));
    nginx = NginxProxy.start(proxyPort, platform, certificate, resource("nginx.conf"));
    WebUser anybody = new WebUser(certificate.trusting());
    nginx.awaitReady(anybody.http());
    keycloak.awaitReady(anybody.http());
  }

  @AfterAll
  void stop() {
    for (AutoCloseable started : new AutoCloseable[] {nginx, platform, keycloak}) {
      close(started);
    }
  }

  private static void close(AutoCloseable started) {
    if (started != null) {
      try {
        started.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  @DisplayName("C13, C7: sign-in, renewal of tokens and sign-out, behind a proxy and its prefix")
  void aPersonSignsInAndOut() {
    // given
    WebUser grace = new WebUser(certificate.trusting());

    // when
    HttpResponse<String> login = grace.get(nginx.url("/ratings/oauth2/authorization/ragtime"));
    HttpResponse<String> home = grace.submit(login, GRACES);

    // then
    assertThat(home.uri()).hasToString(nginx.url("/ratings/"));
    assertThat(home.body()).contains("Grace Whitfield", "You do not belong to a partnership yet");
    assertStyled(grace, home);

    // when
    long renewed = keycloak.events("REFRESH_TOKEN");
    HttpResponse<String> again = grace.get(nginx.url("/ratings/"));

    // then
    assertThat(again.body()).contains("Grace Whitfield");
    assertThat(keycloak.events("REFRESH_TOKEN")).isGreaterThan(renewed);

    // when
    HttpResponse<String> after = grace.submit(again, Map.of());

    // then
    assertThat(after.uri()).hasToString(nginx.url("/ratings/"));
    assertThat(after.body()).contains("Sign in").doesNotContain("Grace Whitfield");
    assertThat(grace.get(nginx.url("/ratings/oauth2/authorization/ragtime")).body())
        .as("the session at the issuer has ended too")
        .contains("name=\"password\"");
  }

  private static void assertStyled(WebUser grace, HttpResponse<String> page) {
    Matcher style = STYLE.matcher(page.body());
    assertThat(style.find()).isTrue();
    HttpResponse<String> sheet =
        grace.send(
            HttpRequest.newBuilder(page.uri().resolve(style.group(1)))
                .header("Accept-Encoding", "gzip"));
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(sheet.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  @DisplayName("C13: both services take tokens for their audience, and no others")
  void bothServicesTakeItsTokens() {
    WebUser tool = new WebUser(certificate.trusting());
    String operator = token(tool, "ragtime-operator", OLGAS);

    assertThat(registered(tool, operator).statusCode()).isBetween(200, 201);
    assertThat(asked(tool, operator).statusCode()).isEqualTo(200);

    String elsewhere = token(tool, "something-else", OLGAS);
    assertThat(registered(tool, elsewhere).statusCode()).isEqualTo(401);
    assertThat(asked(tool, elsewhere).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> registered(WebUser tool, String token) {
    return tool.send(
        HttpRequest.newBuilder(URI.create(nginx.url("/command/v1/borders")))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "register-borders")
            .PUT(BodyPublishers.ofString("{\"name\": \"Borders\"}")));
  }

  private HttpResponse<String> asked(WebUser tool, String token) {
    return tool.send(
        HttpRequest.newBuilder(URI.create(nginx.url("/query/v1/me")))
            .header("Authorization", "Bearer " + token));
  }

  private String token(WebUser tool, String client, Map<String, String> person) {
    Map<String, String> form = new HashMap<>(person);
    form.putAll(Map.of("grant_type", "password", "client_id", client, "scope", "openid"));
    HttpResponse<String> answer =
        tool.post(keycloak.issuer() + "/protocol/openid-connect/token", form);
    return JsonMapper.shared().readTree(answer.body()).required("access_token").asString();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  @DisplayName("C13: an operator signs in with a browser for the operator commands")
  void anOperatorSignsInByDevice() throws Exception {
    // given
    Process command = ragtime("parked");
    try (BufferedReader output = command.inputReader()) {
      // when
      String page = signInPage(output);
      WebUser olga = new WebUser(certificate.trusting());
      HttpResponse<String> consent = olga.submit(olga.get(page), OLGAS);
      olga.submit(consent, Map.of("accept", "Yes"));

      // then
      String printed = output.readAllAsString();
      assertThat(command.waitFor()).as(printed).isZero();
      assertThat(printed).doesNotContain("Exception");
    } finally {
      command.destroyForcibly();
    }
  }

  private static String signInPage(BufferedReader output) throws IOException {
    StringBuilder printed = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher page = SIGN_IN_PAGE.matcher(line);
      if (page.find()) {
        return page.group(1);
      }
      printed.append(line).append('\n');
    }
    throw new AssertionError("No sign-in was offered: " + printed);
  }

  private Process ragtime(String name) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", root.resolve("ragtime").toString(), name)
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "RAGTIME_QUERY_URL",
                nginx.url("/query"),
                "RAGTIME_ISSUER",
                keycloak.issuer(),
                "RAGTIME_CLIENT_ID",
                "ragtime-operator",
                "JDK_JAVA_OPTIONS",
                "-Djavax.net.ssl.trustStore="
                    + certificate.keyStore()
                    + " -Djavax.net.ssl.trustStorePassword="
                    + ServerCertificate.PASSWORD));
    return builder.start();
  }

  private static String resource(String name) throws IOException {
    try (InputStream stored = KeycloakIT.class.getResourceAsStream("/issuer/" + name)) {
      return new String(Objects.requireNonNull(stored).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

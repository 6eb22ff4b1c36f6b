package uk.ragtime.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceSignInTest {
  private static final String DEVICE = "/device";
  private static final String TOKEN = "/token";

  private final ByteArrayOutputStream prompted = new ByteArrayOutputStream();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-29T12:00:00Z");
  private RecordingServer issuer;

  @BeforeEach
  void start() throws IOException {
    issuer = new RecordingServer();
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void theOperatorEntersTheCodeAndTheTokenArrives() throws Exception {
    discoverable();
    issuer.answers(DEVICE, 200, started("\"interval\": 7,"));
    issuer.answers(TOKEN, 400, "{\"error\": \"authorization_pending\"}");
    issuer.answers(TOKEN, 400, "{\"error\": \"slow_down\"}");
    issuer.answers(TOKEN, 200, "{\"access_token\": \"first.token\", \"expires_in\": 300}");
    DeviceSignIn signIn = signIn();

    assertThat(signIn.token()).isEqualTo("first.token");
    assertThat(signIn.token()).as("used again").isEqualTo("first.token");

    assertThat(prompted()).contains("https://issuer.example/device", "WDJB-MJHT");
    assertThat(prompted()).doesNotContain("secret-device-code", "first.token");
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(12));
    assertThat(issuer.requests(DEVICE).getFirst().body())
        .isEqualTo("client_id=ragtime-operator&scope=openid+ragtime");
    assertThat(issuer.requests(TOKEN))
        .hasSize(3)
        .allMatch(request ->
            request
                .body()
                .equals(
                    "client_id=ragtime-operator&device_code=secret-device-code"
                        + "&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"));
  }

  @Test
  void anExpiredTokenIsRefreshedWithoutTheOperator() throws Exception {
    discoverable();
    issuer.answers(DEVICE, 200, started(""));
    issuer.answers(
        TOKEN,
        200,
        "{\"access_token\": \"first\", \"expires_in\": 300, \"refresh_token\": \"again\"}");
    issuer.answers(TOKEN, 200, "{\"access_token\": \"second\", \"expires_in\": 300}");
    DeviceSignIn signIn = signIn();
    assertThat(signIn.token()).isEqualTo("first");

    now = now.plusSeconds(269);
    assertThat(signIn.token()).isEqualTo("first");
    now = now.plusSeconds(2);
    assertThat(signIn.token()).isEqualTo("second");

    assertThat(issuer.requests(DEVICE)).hasSize(1);
    assertThat(issuer.requests(TOKEN).getLast().body())
        .isEqualTo("client_id=ragtime-operator&grant_type=refresh_token&refresh_token=again");
  }

  @Test
  void withoutARefreshTokenTheOperatorSignsInAgain() throws Exception {
    discoverable();
    issuer.answers(DEVICE, 200, started(""));
    issuer.answers(TOKEN, 200, "{\"access_token\": \"first\", \"expires_in\": 300}");
    issuer.answers(TOKEN, 200, "{\"access_token\": \"second\", \"expires_in\": 300}");
    DeviceSignIn signIn = signIn();
    signIn.token();

    now = now.plusSeconds(300);

    assertThat(signIn.token()).isEqualTo("second");
    assertThat(issuer.requests(DEVICE)).hasSize(2);
  }

  @Test
  void anIssuerThatFailsForAWhileIsPolledLessOften() throws Exception {
    discoverable();
    issuer.answers(DEVICE, 200, started(""));
    issuer.answers(TOKEN, 502, "<html>Bad gateway</html>");
    issuer.answers(TOKEN, 502, "<html>Bad gateway</html>");
    issuer.answers(TOKEN, 200, "{\"access_token\": \"token\"}");

    assertThat(signIn().token()).isEqualTo("token");

    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  @Test
  void aCodeThatNobodyEntersExpires() {
    discoverable();
    issuer.answers(DEVICE, 200, started(""));
    issuer.answers(TOKEN, 400, "{\"error\": \"authorization_pending\"}");

    assertThatThrownBy(() -> signIn().token())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("before the code expired");
    assertThat(pauses).hasSizeBetween(120, 122);
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, 1, was refused",
    "expired_token, 1, before the code expired",
    "invalid_client, 2, RAGTIME_CLIENT_ID"
  })
  void aRefusalIsAPlainSentence(String error, int exitCode, String sentence) {
    discoverable();
    issuer.answers(DEVICE, 200, started(""));
    issuer.answers(TOKEN, 400, "{\"error\": \"%s\"}".formatted(error));

    assertThatThrownBy(() -> signIn().token())
        .asInstanceOf(InstanceOfAssertFactories.type(OperatorException.class))
        .satisfies(failure -> assertThat(failure).hasMessageContaining(sentence))
        .extracting(OperatorException::exitCode)
        .isEqualTo(exitCode);
  }

  @Test
  void aClientThatMayNotSignInThisWayIsNamedByItsSetting() {
    discoverable();
    issuer.answers(DEVICE, 400, "{\"error\": \"unauthorized_client\"}");

    assertThatThrownBy(() -> signIn().token())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("unauthorized_client")
        .hasMessageContaining("RAGTIME_CLIENT_ID");
  }

  @Test
  void anIssuerWithoutDeviceSignInIsSaidToHaveNone() {
    issuer.answers(
        "/.well-known/openid-configuration",
        200,
        "{\"issuer\": \"%s\", \"token_endpoint\": \"%s/token\"}"
            .formatted(issuer.url(), issuer.url()));

    assertThatThrownBy(() -> signIn().token())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("RAGTIME_ISSUER offers no device sign-in");
  }

  @Test
  void anotherIssuersDocumentIsNotFollowed() {
    issuer.answers(
        "/.well-known/openid-configuration",
        200,
        """
        {"issuer": "https://issuer.example",
         "device_authorization_endpoint": "https://issuer.example/device",
         "token_endpoint": "https://issuer.example/token"}
        """);

    assertThatThrownBy(() -> signIn().token())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("letter by letter");
  }

  @Test
  void anEndpointInTheClearIsNotUsed() {
    issuer.answers(
        "/.well-known/openid-configuration",
        200,
        """
        {"issuer": "%s", "device_authorization_endpoint": "http://issuer.example/device",
         "token_endpoint": "https://issuer.example/token"}
        """
            .formatted(issuer.url()));

    assertThatThrownBy(() -> signIn().token())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("device_authorization_endpoint is not an https address");
  }

  @Test
  void aTerminalObeysNothingThatTheIssuerSends() throws Exception {
    discoverable();
    issuer.answers(
        DEVICE,
        200,
        """
        {"device_code": "x", "user_code": "A\\u001b[2JB", "expires_in": 600,
         "verification_uri": "https://issuer.example/device"}
        """);
    issuer.answers(TOKEN, 200, "{\"access_token\": \"token\"}");

    signIn().token();

    assertThat(prompted()).contains("A[2JB").doesNotContain("\u001b");
  }

  private void discoverable() {
    issuer.answers(
        "/.well-known/openid-configuration",
        200,
        """
        {"issuer": "%1$s", "device_authorization_endpoint": "%1$s/device",
         "token_endpoint": "%1$s/token"}
        """
            .formatted(issuer.url()));
  }

  private static String started(String interval) {
    return """
    {"device_code": "secret-device-code", "user_code": "WDJB-MJHT", %s "expires_in": 600,
     "verification_uri": "https://issuer.example/device"}
    """
        .formatted(interval);
  }

  private DeviceSignIn signIn() {
    return new DeviceSignIn(
        issuer.url(),
        "ragtime-operator",
        "openid ragtime",
        new PrintStream(prompted, true, StandardCharsets.UTF_8),
        () -> now,
        pause -> {
          pauses.add(pause);
          now = now.plus(pause);
        });
  }

  private String prompted() {
    return prompted.toString(StandardCharsets.UTF_8);
  }
}

package uk.ragtime.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands against an installation that the environment names, and against the local one. */
class OperatorCommandsTest {
  private static final String SECRET = "eyJhbGciOiJub25lIn0.e30.c2VjcmV0";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private RecordingServer service;

  @BeforeEach
  void start() throws IOException {
    service = new RecordingServer();
    service.answers(
        "/v1/operations/parked",
        200,
        """
        {"parked": [{"partnership": "kent", "position": 7, "since": "2026-11-29T12:00:00Z",
          "reason": "it cannot be read"}]}
        """);
    service.answers("/v1/operations/parked/kent/retry", 200, "{}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void theTokenOfTheEnvironmentReachesTheServiceAndNothingElse() throws Exception {
    int exitCode = remote(Map.of("RAGTIME_TOKEN", SECRET), "parked");

    assertThat(exitCode).isZero();
    assertThat(printed())
        .contains("1 parked:", "kent at position 7 since 2026-11-29T12:00:00Z: it cannot be read")
        .doesNotContain(SECRET);
    assertThat(service.requests("/v1/operations/parked"))
        .singleElement()
        .extracting(RecordingServer.Request::authorization)
        .isEqualTo("Bearer " + SECRET);
  }

  @Test
  void theTokenFileIsReadForEachRequest(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "first\n");
    Map<String, String> settings = Map.of("RAGTIME_TOKEN_FILE", file.toString());
    remote(settings, "parked");
    Files.writeString(file, "second\n");
    remote(settings, "parked", "--retry", "kent");

    assertThat(service.requests("/v1/operations/parked").getFirst().authorization())
        .isEqualTo("Bearer first");
    assertThat(service.requests("/v1/operations/parked/kent/retry").getFirst().authorization())
        .isEqualTo("Bearer second");
  }

  @Test
  void theOperatorSignsInAtTheIssuer() throws Exception {
    service.answers(
        "/.well-known/openid-configuration",
        200,
        """
        {"issuer": "%1$s", "device_authorization_endpoint": "%1$s/device",
         "token_endpoint": "%1$s/token"}
        """
            .formatted(service.url()));
    service.answers(
        "/device",
        200,
        """
        {"device_code": "x", "user_code": "WDJB-MJHT", "interval": 1, "expires_in": 600,
         "verification_uri": "https://issuer.example/device"}
        """);
    service.answers("/token", 200, "{\"access_token\": \"signed-in\", \"expires_in\": 300}");

    int exitCode =
        remote(
            Map.of("RAGTIME_ISSUER", service.url(), "RAGTIME_CLIENT_ID", "ragtime-operator"),
            "parked");

    assertThat(exitCode).isZero();
    assertThat(printed()).contains("WDJB-MJHT", "1 parked:").doesNotContain("signed-in");
    assertThat(service.requests("/v1/operations/parked").getFirst().authorization())
        .isEqualTo("Bearer signed-in");
  }

  @Test
  void aRebuildIsFollowedToItsEnd() throws Exception {
    service.answers("/v1/operations/rebuilds", 202, rebuild("REQUESTED"));
    service.answers("/v1/operations/rebuilds/3", 200, rebuild("COMPARING"));
    service.answers("/v1/operations/rebuilds/3", 200, rebuild("SWAPPED"));

    int exitCode = remote(Map.of("RAGTIME_TOKEN", SECRET), "rebuild", "--partnership", "kent");

    assertThat(exitCode).isZero();
    assertThat(printed()).contains("Comparing with what serves", "Rebuilt: what was built serves.");
    assertThat(service.requests("/v1/operations/rebuilds").getFirst().body())
        .isEqualTo("{\"partnership\":\"kent\"}");
  }

  private static String rebuild(String step) {
    return "{\"id\": 3, \"step\": \"%s\", \"wish\": \"NONE\"}".formatted(step);
  }

  @Test
  void theLocalPlatformStandsInForWhatIsNotSet() throws Exception {
    int exitCode = commands(Map.of(), Optional.of(new Local())).run(List.of("parked"));

    assertThat(exitCode).isZero();
    assertThat(service.requests("/v1/operations/parked").getFirst().authorization())
        .isEqualTo("Bearer local");
  }

  @Test
  void theLocalOperatorsTokenIsSentNowhereElse() {
    Map<String, String> elsewhere = Map.of("RAGTIME_QUERY_URL", service.url());

    assertThatThrownBy(() -> commands(elsewhere, Optional.of(new Local())).run(List.of("parked")))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("RAGTIME_TOKEN_FILE");
    assertThat(service.requests("/v1/operations/parked")).isEmpty();
  }

  @Test
  void aTokenThatIsRefusedIsNamedByItsOrigin() {
    service.close();
    try (RecordingServer strict = new RecordingServer()) {
      strict.answers("/v1/operations/parked", 401, "{\"detail\": \"The token has expired\"}");
      Map<String, String> environment =
          Map.of("RAGTIME_QUERY_URL", strict.url(), "RAGTIME_TOKEN", SECRET);
      assertThatThrownBy(() -> commands(environment, Optional.empty()).run(List.of("parked")))
          .isInstanceOf(OperatorException.class)
          .hasMessage("The token from RAGTIME_TOKEN is not accepted: The token has expired.");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAddressThatIsNoServiceOfOursIsSaidToBeNone() {
    Map<String, String> environment =
        Map.of("RAGTIME_QUERY_URL", service.url() + "/shop", "RAGTIME_TOKEN", SECRET);
    service.answers("/shop/v1/operations/parked", 200, "<html>Welcome</html>");

    assertThatThrownBy(() -> commands(environment, Optional.empty()).run(List.of("parked")))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("Check RAGTIME_QUERY_URL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parked                    |                                                   | RAGTIME_QUERY_URL is not set.
          parked                    | RAGTIME_QUERY_URL=query.example.org               | RAGTIME_QUERY_URL is not the address of a service.
          parked                    | RAGTIME_QUERY_URL=http://query.example.org        | http is accepted on this machine only
          parked                    | RAGTIME_QUERY_URL=https://q.example;RAGTIME_TOKEN=a b | RAGTIME_TOKEN does not hold a bearer token.
          parked                    | RAGTIME_QUERY_URL=https://q.example;RAGTIME_TOKEN=a;RAGTIME_TOKEN_FILE=b | both set. Unset one.
          parked                    | RAGTIME_QUERY_URL=https://q.example;RAGTIME_TOKEN_FILE=/nowhere | RAGTIME_TOKEN_FILE names /nowhere, which cannot be read.
          parked                    | RAGTIME_QUERY_URL=https://q.example;RAGTIME_ISSUER=https://i.example | RAGTIME_CLIENT_ID is not.
          parked                    | RAGTIME_QUERY_URL=https://q.example;RAGTIME_ISSUER=issuer | RAGTIME_ISSUER is not the address of a service.
          rebuild                   | RAGTIME_QUERY_URL=https://q.example               | RAGTIME_ISSUER and RAGTIME_CLIENT_ID
          reporting-login lancashire|                                                   | RAGTIME_QUERY_DATABASE_URL is not set.
          drill /backups/monday     |                                                   | RAGTIME_COMMAND_DATABASE_URL is not set.
          reporting-login lancashire| RAGTIME_QUERY_DATABASE_URL=postgresql://db        | RAGTIME_QUERY_DATABASE_URL is not a JDBC address
          reporting-login lancashire| RAGTIME_QUERY_DATABASE_URL=jdbc:postgresql://db/x | RAGTIME_QUERY_DATABASE_OWNER is not.
          """)
  void aBadSettingIsNamedWithWhatToDo(String command, String settings, String sentence) {
    Map<String, String> environment = new HashMap<>();
    if (settings != null) {
      for (String setting : settings.split(";", -1)) {
        environment.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
      }
    }

    assertThatThrownBy(
            () -> commands(environment, Optional.empty()).run(List.of(command.split(" ", -1))))
        .asInstanceOf(InstanceOfAssertFactories.type(OperatorException.class))
        .satisfies(failure -> assertThat(failure).hasMessageContaining(sentence))
        .extracting(OperatorException::exitCode)
        .isEqualTo(2);
  }

  private int remote(Map<String, String> settings, String... arguments)
      throws InterruptedException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("RAGTIME_QUERY_URL", service.url() + "/");
    return commands(environment, Optional.empty()).run(List.of(arguments));
  }

  private OperatorCommands commands(
      Map<String, String> environment, Optional<LocalPlatform> local) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new OperatorCommands(environment, () -> local, out, out);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private final class Local implements LocalPlatform {
    @Override
    public String queryUrl() {
      return service.url();
    }

    @Override
    public String operatorToken() {
      return "local";
    }

    @Override
    public DatabaseLogin store() {
      throw new AssertionError("not asked for");
    }

    @Override
    public DatabaseLogin readModels() {
      return new DatabaseLogin("jdbc:postgresql://127.0.0.1:1/x", "nobody", "x");
    }
  }
}

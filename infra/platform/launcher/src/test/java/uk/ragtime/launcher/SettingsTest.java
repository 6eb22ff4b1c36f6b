package uk.ragtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @TempDir Path home;

  private Settings given(Map<String, String> environment) {
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("RAGTIME_HOME", home.toString());
    return Settings.from(all);
  }

  @Test
  void everythingIsEmbeddedUnlessSomebodySaysOtherwise() {
    Settings settings = given(Map.of());

    assertThat(Port.values()).allMatch(settings::uses);
    assertThat(settings.data()).isEqualTo(home.resolve(".ragtime"));
    assertThat(settings.url(Port.PORTAL)).isEqualTo("http://127.0.0.1:8080");
    assertThat(settings.demonstrationWanted()).isTrue();
  }

  @Test
  void anExplicitAddressBeatsTheEmbeddedServer() {
    Settings settings =
        given(
            Map.of(
                "RAGTIME_COMMAND_DATABASE_URL", "jdbc:postgresql://db.example/command",
                "RAGTIME_COMMAND_DATABASE_USER", "writer",
                "RAGTIME_COMMAND_DATABASE_USER_PASSWORD", "secret",
                "RAGTIME_KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092",
                "RAGTIME_ISSUER", "https://issuer.example"));

    assertThat(settings.uses(Port.KAFKA)).isFalse();
    assertThat(settings.uses(Port.ISSUER)).isFalse();
    assertThat(settings.uses(Port.POSTGRESQL)).as("for the query-service").isTrue();
    assertThat(settings.demonstrationWanted()).as("not in somebody's own database").isFalse();
    Map<String, String> command = new Services(settings).command().properties();
    assertThat(command)
        .containsEntry("spring.datasource.url", "jdbc:postgresql://db.example/command")
        .containsEntry("spring.datasource.username", "writer")
        .containsEntry("spring.datasource.password", "secret")
        .containsEntry("spring.flyway.enabled", "false")
        .containsEntry("ragtime.kafka.bootstrap-servers", "kafka.example:9092")
        .containsEntry("ragtime.public-url", "http://localhost:8081")
        .containsEntry("ragtime.security.issuer", "https://issuer.example");
    Map<String, String> query = new Services(settings).query().properties();
    assertThat(query)
        .containsEntry("spring.datasource.url", "jdbc:postgresql://127.0.0.1:15432/ragtime_query")
        .containsEntry("spring.flyway.user", "ragtime_query_owner");
  }

  @ParameterizedTest
  @CsvSource({
    "RAGTIME_PRODUCTION, true",
    "RAGTIME_PRODUCTION, yes",
    "SPRING_PROFILES_ACTIVE, 'metrics, production'",
    "RAGTIME_COMMAND_DATABASE_URL, jdbc:postgresql://db.example/ragtime",
    "RAGTIME_COMMAND_DATABASE_URL, 'jdbc:postgresql://127.0.0.1,db.example/ragtime'",
    "RAGTIME_QUERY_DATABASE_URL, jdbc:postgresql://127.0.0.1.example/ragtime",
    "RAGTIME_QUERY_DATABASE_URL, jdbc:postgresql:ragtime"
  })
  void theLocalIssuerNeverStandsBeforeWhatOthersRelyOn(String name, String value) {
    Map<String, String> production =
        Map.of(
            name,
            value,
            "RAGTIME_COMMAND_DATABASE_USER",
            "writer",
            "RAGTIME_QUERY_DATABASE_USER",
            "reader");
    Map<String, String> withAnIssuer = new HashMap<>(production);
    withAnIssuer.put("RAGTIME_ISSUER", "https://issuer.example");

    assertThatThrownBy(
            () -> Platform.on(given(production), new StartProgress(System.out, Instant.now())))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("signs in whoever asks")
        .hasMessageContaining("RAGTIME_ISSUER");
    assertThatCode(() -> given(withAnIssuer).requireFitForTheLocalIssuer())
        .doesNotThrowAnyException();
  }

  @Test
  void theLocalIssuerIsForTryingThings() {
    assertThatCode(() ->
            given(
                    Map.of(
                        "RAGTIME_PRODUCTION", "false",
                        "RAGTIME_QUERY_DATABASE_URL", "jdbc:postgresql://localhost:5432/ragtime",
                        "RAGTIME_QUERY_DATABASE_USER", "reader"))
                .requireFitForTheLocalIssuer())
        .doesNotThrowAnyException();
  }

  @Test
  void passwordsAreMadeOnceAndAreNobodyElsesToRead() throws Exception {
    Map<String, String> first = new Services(given(Map.of())).command().properties();
    Map<String, String> second = new Services(given(Map.of())).command().properties();

    assertThat(first).isEqualTo(second);
    assertThat(first.get("spring.datasource.password")).hasSizeGreaterThan(40);
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                java.nio.file.Files.getPosixFilePermissions(
                    home.resolve(".ragtime/passwords.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aPortThatIsNoneIsRefusedByName() {
    assertThatThrownBy(() -> given(Map.of("RAGTIME_PORT_PORTAL", "eighty")))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("RAGTIME_PORT_PORTAL is 'eighty'");
  }

  @Test
  void optionsOfTheServicesJvmsComeLast() {
    Settings settings = given(Map.of("RAGTIME_JVM_OPTIONS", " -Xmx1g  -XX:TieredStopAtLevel=4\n"));

    List<String> command = PreparedJar.of(home.resolve("a.jar")).command(settings.jvmOptions());

    assertThat(command)
        .containsSubsequence(
            "-Xmx512m", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-XX:TieredStopAtLevel=4", "-jar");
  }

  @Test
  void propertiesReachAServiceUnderTheirExactNames() {
    Service service =
        new Service(
            "garden",
            home,
            1,
            Map.of("a.b-c[0]", "say \"yes\" \\ no\n", "server.port", "1"),
            List.of());

    assertThat(service.environment())
        .containsEntry(
            "SPRING_APPLICATION_JSON",
            "{\"a.b-c[0]\":\"say \\\"yes\\\" \\\\ no\\u000a\",\"server.port\":\"1\"}");
  }
}

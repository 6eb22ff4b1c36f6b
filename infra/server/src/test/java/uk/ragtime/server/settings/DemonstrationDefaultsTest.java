package uk.ragtime.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DemonstrationDefaultsTest {
  private static final String KAFKA = "ragtime.kafka.bootstrap-servers";
  private static final String DATABASE = "spring.datasource.url";
  private static final String PRODUCTION = "ragtime.production";

  private final DemonstrationDefaults defaults = new DemonstrationDefaults();

  @Test
  void applyOutsideProductionAfterEverythingElse() {
    ConfigurableApplicationContext server = server(Map.of(KAFKA, "kafka.example:9092"));

    assertThat(server.getEnvironment().getProperty(KAFKA)).isEqualTo("kafka.example:9092");
    assertThat(server.getEnvironment().getProperty(DATABASE)).endsWith("/demonstration");
    assertThatCode(() -> defaults.initialize(server)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void inProductionEachHasToBeSet(String blank) {
    ConfigurableApplicationContext server =
        server(
            Map.of(
                PRODUCTION,
                "true",
                KAFKA,
                "kafka.example:9092",
                "ragtime.security.issuer",
                "https://login.example",
                DATABASE,
                blank));

    assertThatThrownBy(() -> defaults.initialize(server))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            refused -> {
              assertThat(refused)
                  .hasMessageContaining("spring.datasource.url (SPRING_DATASOURCE_URL)")
                  .hasMessageNotContaining(KAFKA);
              assertThat(refused.action()).startsWith("Set SPRING_DATASOURCE_URL,");
            });
  }

  @Test
  void allThatIsMissingIsNamedAtOnceAndTheProfileCountsToo() {
    StandardEnvironment environment = environment(Map.of());
    environment.setActiveProfiles("production");
    ConfigurableApplicationContext server =
        with(new AnnotationConfigServletWebServerApplicationContext(), environment);

    assertThatThrownBy(() -> defaults.initialize(server))
        .hasMessageContaining("SPRING_DATASOURCE_URL")
        .hasMessageContaining("RAGTIME_SECURITY_ISSUER")
        .hasMessageContaining("RAGTIME_KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void aDeclarationThatIsNeitherTrueNorFalseIsRefusedByItsName() {
    ConfigurableApplicationContext server = server(Map.of(PRODUCTION, "yes please"));

    assertThatThrownBy(() -> defaults.initialize(server))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("RAGTIME_PRODUCTION")
        .hasMessageContaining("is 'yes please', which cannot be read as true or false");
  }

  @Test
  void aSettingWithoutADefaultStaysUnset() {
    assertThat(server(Map.of()).getEnvironment().containsProperty("ragtime.security.issuer"))
        .isFalse();
  }

  @Test
  void aMigrationNeedsItsDatabaseAlone() {
    ConfigurableApplicationContext job =
        with(
            new StaticApplicationContext(),
            environment(Map.of(PRODUCTION, "true", DATABASE, "jdbc:postgresql://db.example/x")));

    assertThatCode(() -> defaults.initialize(job)).doesNotThrowAnyException();
    assertThatThrownBy(() ->
            defaults.initialize(
                with(new StaticApplicationContext(), environment(Map.of(PRODUCTION, "true")))))
        .hasMessageContaining("SPRING_DATASOURCE_URL")
        .hasMessageNotContaining("KAFKA");
  }

  @Test
  void whatIsSetInProductionStarts() {
    ConfigurableApplicationContext server =
        server(
            new HashMap<>(
                Map.of(
                    PRODUCTION,
                    "true",
                    KAFKA,
                    "127.0.0.1:19092",
                    DATABASE,
                    "jdbc:x",
                    "ragtime.security.issuers[0].issuer",
                    "https://login.example")));

    assertThatCode(() -> defaults.initialize(server)).doesNotThrowAnyException();
  }

  private ConfigurableApplicationContext server(Map<String, Object> settings) {
    return with(new AnnotationConfigServletWebServerApplicationContext(), environment(settings));
  }

  private ConfigurableApplicationContext with(
      ConfigurableApplicationContext context, StandardEnvironment environment) {
    defaults.postProcessEnvironment(environment, new SpringApplication());
    context.setEnvironment(environment);
    return context;
  }

  private static StandardEnvironment environment(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    List.of("systemEnvironment", "systemProperties")
        .forEach(environment.getPropertySources()::remove);
    environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
    return environment;
  }
}

package uk.ragtime.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingTest {
  @ParameterizedTest
  @CsvSource({
    "ragtime.public-url, RAGTIME_PUBLIC_URL",
    "ragtime.kafka.min-insync-replicas, RAGTIME_KAFKA_MIN_INSYNC_REPLICAS",
    "ragtime.profile-topic.enabled, RAGTIME_PROFILE_TOPIC_ENABLED",
    "ragtime.security.issuers[0].issuer, RAGTIME_SECURITY_ISSUERS_0_ISSUER",
    "ragtime.portal.endpoints.user-info, RAGTIME_PORTAL_ENDPOINTS_USER_INFO",
    "spring.datasource.hikari.max-lifetime, SPRING_DATASOURCE_HIKARI_MAX_LIFETIME"
  })
  void theVariableThatIsNamedIsTheOneThatSetsIt(String property, String variable) {
    assertThat(new Setting(property).variable()).isEqualTo(variable);

    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(variable, "given")));
    assertThat(Binder.get(environment).bind(property, String.class).get()).isEqualTo("given");
  }

  @Test
  void aRefusalNamesPropertyAndVariable() {
    InvalidSettingException refused =
        new Setting("ragtime.drain.pause").refused("must not be negative", "Set it to 6s.");

    assertThat(refused)
        .hasMessage("ragtime.drain.pause (RAGTIME_DRAIN_PAUSE) must not be negative");
    assertThat(refused.action()).isEqualTo("Set it to 6s.");
  }
}

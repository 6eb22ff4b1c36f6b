package uk.ragtime.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;
import uk.ragtime.server.settings.InvalidSettingException;

class DatabaseAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "spring.datasource.url, SPRING_DATASOURCE_URL",
    "spring.flyway.url, SPRING_FLYWAY_URL",
    "ragtime.relay.url, RAGTIME_RELAY_URL",
    "ragtime.store.url, RAGTIME_STORE_URL"
  })
  void anotherAddressThanOneOfPostgresqlIsRefusedWithoutBeingQuoted(
      String property, String variable) {
    assertThatThrownBy(() -> check(Map.of(property, "postgresql://owner:hidden@db.example.org/x")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("%s (%s) is no JDBC address of PostgreSQL", property, variable);
  }

  @Test
  void anAddressOfPostgresqlIsAcceptedAndNoneToo() {
    assertThatCode(() ->
            check(
                Map.of(
                    "spring.datasource.url",
                    "jdbc:postgresql://db.example.org/ragtime",
                    "ragtime.store.url",
                    "")))
        .doesNotThrowAnyException();
  }

  private static void check(Map<String, Object> settings) {
    StaticApplicationContext context = new StaticApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("given", settings));
    new DatabaseAddresses().initialize(context);
  }
}

package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import uk.ragtime.server.settings.InvalidSettingException;

/** In production the addresses of a demonstration's servers are no defaults. */
class ProductionStartTest {
  private static final String[] REQUIRED = {
    "SPRING_DATASOURCE_URL",
    "RAGTIME_KAFKA_BOOTSTRAP_SERVERS",
    "RAGTIME_PUBLIC_URL",
    "RAGTIME_SECURITY_ISSUER"
  };

  @Test
  void itRefusesToStartWithoutTheAddressesOfItsServers() {
    assertThatThrownBy(
            () -> SpringApplication.run(QueryServiceApplication.class, "--ragtime.production=true"))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            refused -> {
              assertThat(refused.getMessage()).contains(REQUIRED);
              assertThat(refused.action()).startsWith("Set ").contains(REQUIRED);
            });
  }
}

package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import uk.ragtime.server.settings.InvalidSettingException;

/** In production the addresses of a demonstration's servers are no defaults. */
class ProductionStartTest {
  private static final String[] REQUIRED = {
    "RAGTIME_PORTAL_ISSUER",
    "RAGTIME_PORTAL_QUERY_URL",
    "RAGTIME_PORTAL_COMMAND_URL",
    "RAGTIME_PORTAL_DATABASE_URL",
    "RAGTIME_PORTAL_SESSIONS_SECRET"
  };

  @Test
  void itRefusesToStartWithoutTheAddressesOfItsServers() {
    assertThatThrownBy(
            () -> SpringApplication.run(PortalApplication.class, "--ragtime.production=true"))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            refused -> {
              assertThat(refused.getMessage()).contains(REQUIRED);
              assertThat(refused.action()).startsWith("Set ").contains(REQUIRED);
            });
  }
}

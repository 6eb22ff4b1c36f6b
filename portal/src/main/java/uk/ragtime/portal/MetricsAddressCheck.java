package uk.ragtime.portal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import uk.ragtime.server.settings.Setting;

/**
 * Checks where metrics are served: Spring Boot reads port and address under names of its own, and
 * would report a mistake under those.
 */
final class MetricsAddressCheck
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final Setting PORT = new Setting("ragtime.portal.metrics-port");
  private static final Setting ADDRESS = new Setting("ragtime.portal.metrics-address");
  private static final int NONE = -1;
  private static final int HIGHEST_PORT = 65_535;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    requirePort(environment.getProperty(PORT.property(), "").strip());
    requireAddress(environment.getProperty(ADDRESS.property(), "").strip());
  }

  private static void requirePort(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= NONE && port <= HIGHEST_PORT) {
        return;
      }
    } catch (NumberFormatException _) {
      // Reported below.
    }
    throw PORT.refused(
        "is '" + value + "', which is no port",
        "Set %s to a port such as 8090, or to -1 for no metrics.".formatted(PORT.variable()));
  }

  private static void requireAddress(String value) {
    try {
      InetAddress _ = InetAddress.getByName(value);
    } catch (UnknownHostException _) {
      throw ADDRESS.refused(
          "is '" + value + "', which is no address",
          "Set %s to an address of this machine that only your monitoring system reaches, such as 127.0.0.1."
              .formatted(ADDRESS.variable()));
    }
  }
}

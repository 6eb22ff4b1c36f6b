package uk.ragtime.database;

import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.server.settings.Setting;

/** Checks the addresses of databases before anything connects, in services and their jobs. */
final class DatabaseAddresses
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String PREFIX = "jdbc:postgresql:";

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("spring.datasource.url"),
          new Setting("spring.flyway.url"),
          new Setting("ragtime.relay.url"),
          new Setting("ragtime.store.url"));

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    SETTINGS.forEach(setting -> require(setting, context.getEnvironment()));
  }

  /**
   * @throws InvalidSettingException if it is set, and to no JDBC address of PostgreSQL
   */
  private static void require(Setting setting, Environment environment) {
    String url = environment.getProperty(setting.property(), "");
    if (!url.isBlank() && !url.startsWith(PREFIX)) {
      throw setting.refused(
          "is no JDBC address of PostgreSQL", // not quoted: it may hold a password
          "Set %s to an address such as jdbc:postgresql://db.example.org/ragtime."
              .formatted(setting.variable()));
    }
  }
}

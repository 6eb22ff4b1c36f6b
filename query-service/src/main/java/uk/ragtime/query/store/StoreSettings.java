package uk.ragtime.query.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

/**
 * {@code ragtime.store}: address of the event store. Queries do not need it; without it a gap in
 * what Kafka delivers quarantines its partnership, and read models cannot be rebuilt.
 *
 * @param url JDBC URL of command-service's database; null if it cannot be reached from here
 * @param username of a role that may read all events and nothing else
 * @param compareEvery interval at which the read models are compared with the store
 */
@ConfigurationProperties("ragtime.store")
public record StoreSettings(
    @Nullable String url,
    @DefaultValue("ragtime_rebuild") String username,
    @Nullable String password,
    @DefaultValue("10s") Duration compareEvery) {

  private static final Setting URL = new Setting("ragtime.store.url");
  private static final Setting PASSWORD = new Setting("ragtime.store.password");

  public StoreSettings {
    new Setting("ragtime.store.compare-every").requirePositive(compareEvery, "10s");
    if ((url == null || url.isBlank()) && password != null && !password.isBlank()) {
      throw URL.refused(
          "is not set, and " + PASSWORD + " is",
          "Set %s to the address of command-service's database; or remove %s."
              .formatted(URL.variable(), PASSWORD.variable()));
    }
  }

  public boolean isKnown() {
    return url != null && !url.isBlank();
  }

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "StoreSettings[url=" + url + ", username=" + username + "]";
  }
}

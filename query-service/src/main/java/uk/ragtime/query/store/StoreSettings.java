package uk.ragtime.query.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ragtime.store}: where the event store is. It is not needed to answer questions; without it
 * a hole in what Kafka brings parks its partnership, and nothing can be rebuilt.
 *
 * @param url the JDBC URL of command-service's database; null where it cannot be reached from here
 * @param username of a role that may read all events, and nothing else
 */
@ConfigurationProperties("ragtime.store")
public record StoreSettings(
    @Nullable String url,
    @DefaultValue("ragtime_rebuild") String username,
    @Nullable String password) {

  public boolean isKnown() {
    return url != null && !url.isBlank();
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "StoreSettings[url=" + url + ", username=" + username + "]";
  }
}

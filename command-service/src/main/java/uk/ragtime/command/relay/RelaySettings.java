package uk.ragtime.command.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay reads the store.
 *
 * @param instance what this instance is called where it is said which one relays
 * @param enabled whether this instance takes part; one that does not leaves it to the others
 * @param watchEvery how long events may go to a topic that somebody has deleted, until it is
 *     noticed
 * @param username of a role that may read all events, and nothing else
 */
@ConfigurationProperties("ragtime.relay")
public record RelaySettings(
    @DefaultValue("here") String instance,
    @DefaultValue("true") boolean enabled,
    @DefaultValue("3s") Duration watchEvery,
    @DefaultValue("ragtime_relay") String username,
    @Nullable String password) {

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "RelaySettings[enabled=" + enabled + ", username=" + username + "]";
  }
}

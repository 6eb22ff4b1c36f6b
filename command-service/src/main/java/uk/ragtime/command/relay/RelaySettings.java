package uk.ragtime.command.relay;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

/**
 * Settings of the relay.
 *
 * @param instance name of this instance where the one that relays is named; the host's by default
 * @param enabled whether this instance takes part; one that does not leaves it to the others
 * @param watchEvery interval at which the relay verifies that its topics are the same
 * @param url of the store, without a pooler; that of the service's own role by default
 * @param username of a role that may read all events, and nothing else
 * @param erasureReaders the readers that have to report before an erasure counts as carried out
 * @param backupsKept for how long backups of the store and the read models are kept
 */
@ConfigurationProperties("ragtime.relay")
public record RelaySettings(
    @Nullable String instance,
    @DefaultValue("true") boolean enabled,
    @DefaultValue("3s") Duration watchEvery,
    @Nullable String url,
    @DefaultValue("ragtime_relay") String username,
    @Nullable String password,
    @DefaultValue("query-service") List<String> erasureReaders,
    @DefaultValue("35d") Duration backupsKept) {
  public RelaySettings {
    new Setting("ragtime.relay.watch-every").requirePositive(watchEvery, "3s");
    new Setting("ragtime.relay.backups-kept").requirePositive(backupsKept, "35d");
    instance = instance == null || instance.isBlank() ? hostName() : instance;
    erasureReaders = List.copyOf(erasureReaders);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "process " + ProcessHandle.current().pid(); // a host that has no name
    }
  }

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "RelaySettings[enabled=" + enabled + ", username=" + username + "]";
  }
}

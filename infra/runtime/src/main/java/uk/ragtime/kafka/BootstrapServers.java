package uk.ragtime.kafka;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.server.settings.Setting;

/** {@code ragtime.kafka.bootstrap-servers}: the address of Kafka, without which nothing starts. */
public final class BootstrapServers {
  private static final Setting SETTING = new Setting("ragtime.kafka.bootstrap-servers");

  /** A name or an address, IPv6 in brackets, and its port; as Kafka's clients read it. */
  private static final Pattern SERVER =
      Pattern.compile("(?:[A-Za-z_]+://)?(?:[\\w.-]+|\\[[0-9a-fA-F:.%]+]):\\d{1,5}");

  private BootstrapServers() {}

  /**
   * @throws uk.ragtime.server.settings.InvalidSettingException if there is none, or one without a
   *     port
   */
  public static void require(@Nullable String servers) {
    if (servers == null || servers.isBlank()) {
      throw SETTING.refused(
          "is not set", "Set %s to host:port,…, your brokers.".formatted(SETTING.variable()));
    }
    for (String server : servers.split(",", -1)) {
      if (!SERVER.matcher(server.strip()).matches()) {
        throw SETTING.refused(
            "has no host and port in '" + server.strip() + "'",
            "Set %s to host:port,…, such as kafka.example.org:9092.".formatted(SETTING.variable()));
      }
    }
  }
}

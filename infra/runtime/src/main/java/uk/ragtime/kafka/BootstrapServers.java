package uk.ragtime.kafka;

import org.jspecify.annotations.Nullable;
import uk.ragtime.server.settings.Setting;

/** {@code ragtime.kafka.bootstrap-servers}: the address of Kafka, without which nothing starts. */
public final class BootstrapServers {
  private static final Setting SETTING = new Setting("ragtime.kafka.bootstrap-servers");

  private BootstrapServers() {}

  /**
   * @throws uk.ragtime.server.settings.InvalidSettingException if there is none
   */
  public static void require(@Nullable String servers) {
    if (servers == null || servers.isBlank()) {
      throw SETTING.refused(
          "is not set", "Set %s to host:port,…, your brokers.".formatted(SETTING.variable()));
    }
  }
}

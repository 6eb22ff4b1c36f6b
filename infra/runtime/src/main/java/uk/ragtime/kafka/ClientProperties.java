package uk.ragtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import uk.ragtime.server.settings.Setting;
import uk.ragtime.worker.FailureReason;

/** {@code ragtime.kafka.client}: properties that are handed to every client of Kafka. */
public final class ClientProperties {
  private static final Setting SETTING = new Setting("ragtime.kafka.client");

  /** A client resolves an address when it is made, and nothing of it is checked here. */
  private static final String ANY_ADDRESS = "127.0.0.1:9092";

  private ClientProperties() {}

  /**
   * Makes a client, which reads its files and login but connects to nothing yet, so that faulty
   * properties are found at the start and not by each worker again and again.
   *
   * @throws uk.ragtime.server.settings.InvalidSettingException if Kafka's client refuses them
   */
  public static void require(Map<String, String> client) {
    if (client.isEmpty()) {
      return;
    }
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ANY_ADDRESS);
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "settings");
    try {
      Admin.create(properties).close(Duration.ZERO);
    } catch (KafkaException e) {
      throw SETTING.refused(
          "cannot be used by a client of Kafka: " + lastWords(e),
          "Correct the property, as docs/OPERATIONS.md describes under \"TLS to PostgreSQL and Kafka\".");
    }
  }

  /** The message of the deepest cause that has one: those above it only wrap it. */
  private static String lastWords(Throwable failure) {
    return FailureReason.causes(failure)
        .map(Throwable::getMessage)
        .takeWhile(Objects::nonNull)
        .reduce((_, last) -> last)
        .orElseGet(failure::toString);
  }
}

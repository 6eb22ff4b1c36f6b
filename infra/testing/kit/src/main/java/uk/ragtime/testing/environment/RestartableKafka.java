package uk.ragtime.testing.environment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.history.TopicReader;

/** A durable Kafka behind a proxy that can be stopped and restarted. */
public final class RestartableKafka implements AutoCloseable {
  private final Path directory;
  private final int port = Ports.free();
  private final FaultProxy proxy = FaultProxy.to(port);
  private @Nullable EmbeddedKafkaServer server;

  private RestartableKafka(Path directory) {
    this.directory = directory;
  }

  static RestartableKafka start(Path directory) {
    RestartableKafka broker = new RestartableKafka(directory);
    broker.start();
    return broker;
  }

  /** Through which everybody speaks to it. */
  public FaultProxy proxy() {
    return proxy;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + proxy.port();
  }

  TopicReader content() {
    return new TopicReader(bootstrapServers());
  }

  /** Starts it unless it runs. */
  public synchronized void start() {
    if (server == null) {
      server = EmbeddedKafkaServer.durable(directory, port, proxy.port());
    }
  }

  public synchronized void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
    proxy.close();
  }
}

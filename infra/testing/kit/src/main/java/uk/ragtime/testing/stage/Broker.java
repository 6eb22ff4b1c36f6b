package uk.ragtime.testing.stage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.history.TopicContent;

/** Kafka, durable, behind a proxy, which stops and starts again. */
public final class Broker implements AutoCloseable {
  private final Path directory;
  private final int port = Ports.free();
  private final FaultProxy proxy = FaultProxy.to(port);
  private @Nullable EmbeddedKafkaServer server;

  private Broker(Path directory) {
    this.directory = directory;
  }

  static Broker start(Path directory) {
    Broker broker = new Broker(directory);
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

  TopicContent content() {
    return new TopicContent(bootstrapServers());
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

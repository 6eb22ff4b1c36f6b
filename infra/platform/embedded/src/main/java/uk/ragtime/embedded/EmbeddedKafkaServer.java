package uk.ragtime.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (and its controller) in this JVM, on the loopback interface only. Topics are
 * not created on first use.
 */
public final class EmbeddedKafkaServer implements AutoCloseable {

  private static final int NODE = 1;
  private static final String CONTROLLER = "CONTROLLER";

  /** The user of a guarded server who may do everything. */
  public static final String ADMINISTRATOR = "administrator";

  private final Path directory;
  private final Durability durability;
  private final int port;
  private final int advertisedPort;
  private final DirectoryLock lock;
  private final KafkaRaftServer server;
  private final @Nullable Watchdog watchdog;
  private boolean closed;

  private EmbeddedKafkaServer(
      Path given,
      Durability durability,
      int port,
      int advertisedPort,
      Map<String, String> passwords) {
    this.directory = given.toAbsolutePath().normalize();
    this.durability = durability;
    this.port = port;
    this.advertisedPort = advertisedPort;
    this.lock = DirectoryLock.take(directory);
    try {
      if (!Ports.isFree(port)) {
        throw new EmbeddedServerException("Kafka cannot listen on port " + port + ": in use.");
      }
      format();
      this.server =
          new KafkaRaftServer(
              new KafkaConfig(settings(Ports.takenAtOnce(), passwords), false), Time.SYSTEM);
      server.startup();
      watchdog = durability == Durability.DURABLE ? null : watch();
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** Starts on a directory that is made if it is missing, and kept. */
  public static EmbeddedKafkaServer durable(Path directory, int port) {
    return durable(directory, port, port);
  }

  /**
   * As {@link #durable(Path, int)}, for clients that are to come another way.
   *
   * @param advertisedPort where the broker tells its clients to find it
   */
  public static EmbeddedKafkaServer durable(Path directory, int port, int advertisedPort) {
    return new EmbeddedKafkaServer(directory, Durability.DURABLE, port, advertisedPort, Map.of());
  }

  /** Starts an empty broker on a free port; closing it deletes it, and so does the JVM's end. */
  public static EmbeddedKafkaServer throwAway() {
    return guarded(Map.of());
  }

  /**
   * The same for clients that log in by SASL/PLAIN, and may do what access control lists permit.
   *
   * @param passwords by user; {@value #ADMINISTRATOR}, which is among them, may do everything
   */
  public static EmbeddedKafkaServer guarded(Map<String, String> passwords) {
    int port = Ports.free();
    return new EmbeddedKafkaServer(
        Directories.temporary("ragtime-kafka-"), Durability.THROW_AWAY, port, port, passwords);
  }

  private Watchdog watch() {
    try {
      return Watchdog.start("kafka-watchdog", "rm -rf -- \"$1\"", directory.toString());
    } catch (IOException e) {
      server.shutdown();
      throw new EmbeddedServerException("Kafka's watchdog did not start: " + e, e);
    }
  }

  private Path logDirectory() {
    return directory.resolve("log");
  }

  private void format() {
    if (Files.exists(logDirectory().resolve("meta.properties"))) {
      return;
    }
    try (PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silence)
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(CONTROLLER)
          .setDirectories(List.of(logDirectory().toString()))
          .setMetadataLogDirectory(logDirectory().toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new EmbeddedServerException("Kafka's directory could not be prepared: " + e, e);
    }
  }

  private Properties settings(int controllerPort, Map<String, String> passwords) {
    Properties settings = settings(controllerPort);
    if (!passwords.isEmpty()) {
      settings.put(
          "listeners",
          "SASL_PLAINTEXT://127.0.0.1:"
              + port
              + ","
              + CONTROLLER
              + "://127.0.0.1:"
              + controllerPort);
      settings.put("advertised.listeners", "SASL_PLAINTEXT://127.0.0.1:" + advertisedPort);
      settings.put(
          "listener.security.protocol.map",
          "SASL_PLAINTEXT:SASL_PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
      settings.put("inter.broker.listener.name", "SASL_PLAINTEXT");
      settings.put("sasl.enabled.mechanisms", "PLAIN");
      settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
      settings.put(
          "listener.name.sasl_plaintext.plain.sasl.jaas.config",
          login(ADMINISTRATOR, passwords) + users(passwords) + ";");
      settings.put(
          "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
      // Nobody else reaches the controller's listener.
      settings.put("super.users", "User:" + ADMINISTRATOR + ";User:ANONYMOUS");
    }
    return settings;
  }

  private static String login(String user, Map<String, String> passwords) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
            .formatted(user)
        + " password=\"%s\"".formatted(passwords.get(user));
  }

  private static String users(Map<String, String> passwords) {
    return passwords.entrySet().stream()
        .map(one -> " user_%s=\"%s\"".formatted(one.getKey(), one.getValue()))
        .collect(Collectors.joining());
  }

  /** Settings of a client that logs in as a user of a guarded server. */
  public static Map<String, String> client(String user, Map<String, String> passwords) {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        login(user, passwords) + ";");
  }

  private Properties settings(int controllerPort) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort);
    settings.put("log.dirs", logDirectory().toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    for (String internal :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      settings.put(internal + ".replication.factor", "1");
      settings.put(internal + ".num.partitions", "1");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    // One broker, few clients: the defaults are those of a data centre.
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    settings.put("group.initial.rebalance.delay.ms", "0");
    if (durability == Durability.DURABLE) {
      // A broker that was killed is believed alive, and its successor kept out, for this long; one
      // on a busy machine must not be believed dead.
      settings.put("broker.session.timeout.ms", "6000");
      settings.put("broker.heartbeat.interval.ms", "500");
    } else {
      // It has no successor. An idle controller writes an empty record after each interval, which
      // costs more than what tests ask of it; a broker that starts may wait for one.
      settings.put("broker.session.timeout.ms", "18000");
      settings.put("broker.heartbeat.interval.ms", "2000");
      settings.put("metadata.max.idle.interval.ms", "2000");
    }
    return settings;
  }

  public int port() {
    return port;
  }

  /** Of its files. */
  Path directory() {
    return directory;
  }

  /** Bootstrap address for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + advertisedPort;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      if (watchdog != null) {
        watchdog.dismiss();
      }
      lock.close();
    }
    if (durability == Durability.THROW_AWAY) {
      Directories.delete(directory);
    }
  }
}

package uk.ragtime.testing.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import uk.ragtime.testing.GenerousLimits;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.history.ClientHistory;
import uk.ragtime.testing.history.EventStoreReader;
import uk.ragtime.testing.history.HistoryChecker;
import uk.ragtime.testing.history.PublishedEvent;
import uk.ragtime.testing.history.RetryingClient;
import uk.ragtime.testing.history.SampleData;
import uk.ragtime.testing.history.StoredEventRow;
import uk.ragtime.testing.history.StoredIdempotencyKey;

/**
 * The write side on servers of its own: PostgreSQL and Kafka, each behind a proxy, instances of
 * command-service from the jar, clients whose history is kept, and sample data to rate.
 */
public final class FaultEnvironment implements AutoCloseable {
  private static final String IDENTITY_SECRET = "dGVzdC1zZWNyZXQtb2YtdGhpcnR5LXR3by1ieXRlcyE=";

  /**
   * Starting again, connecting again, and the relay's longest pause and lease, one after another:
   * half a minute, and minutes on a machine that does ten other things.
   */
  private static final Duration CATCHING_UP_TAKES = Duration.ofMinutes(5);

  private final Path directory;
  private final RestartablePostgres database;
  private final RestartableKafka broker;
  private final TestIssuer issuer;
  private final List<CommandServiceInstance> instances = new ArrayList<>();
  private final ClientHistory history = new ClientHistory();
  private final Set<String> output = new HashSet<>();
  private final RetryingClient client;
  private final SampleData data;

  private FaultEnvironment(Path directory) {
    this.directory = directory;
    this.database = RestartablePostgres.start(directory.resolve("postgresql"));
    this.broker = RestartableKafka.start(directory.resolve("kafka"));
    this.issuer = TestIssuer.start();
    this.client = new RetryingClient(history, this::addresses, issuer::token);
    this.data =
        new SampleData(issuer.issuer(), List.of("essex", "kent", "sussex", "devon", "norfolk"));
  }

  /**
   * Starts servers and one instance, and records the sample data.
   *
   * @param jar of command-service
   * @param directory an empty one; closing deletes it
   */
  public static FaultEnvironment open(Path jar, Path directory) {
    try {
      Files.createDirectories(directory.resolve("postgresql"));
      Files.createDirectories(directory.resolve("kafka"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FaultEnvironment environment = new FaultEnvironment(directory);
    try {
      environment.addInstance(jar);
      environment.data.prepare(environment.client);
      return environment;
    } catch (RuntimeException | Error e) {
      environment.close();
      throw e;
    }
  }

  /** One instance more, started; clients turn to it as well. */
  public CommandServiceInstance addInstance(Path jar) {
    CommandServiceInstance instance =
        new CommandServiceInstance(
            jar,
            directory.resolve("command-service-" + instances().size() + ".log"),
            database.port(),
            settings());
    instance.start();
    synchronized (instances) {
      instances.add(instance);
    }
    return instance;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(GenerousLimits.SETTINGS);
    settings.put("spring.datasource.password", RestartablePostgres.PASSWORD);
    settings.put("spring.flyway.user", RestartablePostgres.OWNER);
    settings.put("spring.flyway.password", RestartablePostgres.PASSWORD);
    settings.put("ragtime.identity.secret", IDENTITY_SECRET);
    settings.put("ragtime.relay.password", RestartablePostgres.PASSWORD);
    settings.put("ragtime.kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("ragtime.security.issuer", issuer.issuer());
    settings.put("ragtime.security.operators", issuer.issuer() + "|" + SampleData.OPERATOR);
    return settings;
  }

  private List<URI> addresses() {
    return instances().stream().map(CommandServiceInstance::address).toList();
  }

  public List<CommandServiceInstance> instances() {
    synchronized (instances) {
      return List.copyOf(instances);
    }
  }

  /** The only one, or the first of several. */
  public CommandServiceInstance instance() {
    return instances().getFirst();
  }

  public RestartablePostgres database() {
    return database;
  }

  public EventStoreReader store() {
    return database.content();
  }

  public RestartableKafka broker() {
    return broker;
  }

  public ClientHistory history() {
    return history;
  }

  public RetryingClient client() {
    return client;
  }

  public SampleData data() {
    return data;
  }

  /** Ends all faults: whatever was stopped or killed runs again, whatever was paused goes on. */
  public void heal() {
    database.start();
    broker.start();
    broker.proxy().heal();
    instances().forEach(instance -> instance.store().heal());
    for (CommandServiceInstance instance : instances()) {
      if (instance.isRunning()) {
        instance.process().resume();
      }
      instance.begin();
    }
    instances().forEach(CommandServiceInstance::start);
  }

  /**
   * New violations in the whole history so far, once the topic has caught up with the store; those
   * reported before are left out, so that one fault is not blamed for another's. No client may
   * write meanwhile.
   */
  public List<String> violations() {
    try {
      List<StoredEventRow> events = store().events();
      List<StoredIdempotencyKey> keys = store().keys();
      Map<String, Long> positions = new HashMap<>();
      events.forEach(event -> positions.merge(event.partnership(), event.position(), Math::max));
      List<PublishedEvent> topic = broker.content().upTo(positions, CATCHING_UP_TAKES);
      return news(HistoryChecker.violations(history.entries(), events, keys, topic));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@link #violations()}, without waiting for the topic. */
  public List<String> violationsInStore() {
    try {
      return news(HistoryChecker.violations(history.entries(), store().events(), store().keys()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized List<String> news(List<String> violations) {
    return violations.stream().filter(output::add).toList();
  }

  @Override
  public void close() {
    client.close();
    instances().forEach(CommandServiceInstance::close);
    issuer.close();
    broker.close();
    database.close();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package uk.ragtime.testing.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import uk.ragtime.testing.GenerousLimits;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.history.Ground;
import uk.ragtime.testing.history.History;
import uk.ragtime.testing.history.HistoryChecker;
import uk.ragtime.testing.history.KeptKey;
import uk.ragtime.testing.history.PersistentClient;
import uk.ragtime.testing.history.PublishedEvent;
import uk.ragtime.testing.history.RecordedEvent;
import uk.ragtime.testing.history.StoreContent;

/**
 * The write side on servers of its own: PostgreSQL and Kafka, each behind a proxy, instances of
 * command-service from the jar, clients whose history is kept, and ground to rate on.
 */
public final class FaultStage implements AutoCloseable {
  /**
   * Starting again, connecting again, and the relay's longest pause and lease, one after another.
   */
  private static final Duration CATCHING_UP_TAKES = Duration.ofSeconds(90);

  private static final Duration TOKEN_LASTS = Duration.ofMinutes(1);

  private record Token(String value, Instant until) {}

  private final Path directory;
  private final Database database;
  private final Broker broker;
  private final TestIssuer issuer;
  private final List<Instance> instances = new ArrayList<>();
  private final History history = new History();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final Set<String> said = new HashSet<>();
  private final PersistentClient client;
  private final Ground ground;

  private FaultStage(Path directory) {
    this.directory = directory;
    this.database = Database.start(directory.resolve("postgresql"));
    this.broker = Broker.start(directory.resolve("kafka"));
    this.issuer = TestIssuer.start();
    this.client = new PersistentClient(history, this::addresses, this::token);
    this.ground =
        new Ground(issuer.issuer(), List.of("essex", "kent", "sussex", "devon", "norfolk"));
  }

  /**
   * Starts servers and one instance, and prepares the ground.
   *
   * @param jar of command-service
   * @param directory an empty one; closing deletes it
   */
  public static FaultStage open(Path jar, Path directory) {
    try {
      Files.createDirectories(directory.resolve("postgresql"));
      Files.createDirectories(directory.resolve("kafka"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FaultStage stage = new FaultStage(directory);
    try {
      stage.addInstance(jar);
      stage.ground.prepare(stage.client);
      return stage;
    } catch (RuntimeException | Error e) {
      stage.close();
      throw e;
    }
  }

  /** One instance more, started; clients turn to it as well. */
  public Instance addInstance(Path jar) {
    Instance instance =
        new Instance(
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
    settings.put("spring.datasource.password", Database.PASSWORD);
    settings.put("spring.flyway.user", Database.OWNER);
    settings.put("spring.flyway.password", Database.PASSWORD);
    settings.put("ragtime.relay.password", Database.PASSWORD);
    settings.put("ragtime.kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("ragtime.security.issuer", issuer.issuer());
    settings.put("ragtime.security.operators", issuer.issuer() + "|" + Ground.OPERATOR);
    return settings;
  }

  private List<URI> addresses() {
    return instances().stream().map(Instance::address).toList();
  }

  private String token(String subject) {
    return tokens
        .compute(
            subject,
            (_, token) ->
                token == null || token.until().isBefore(Instant.now())
                    ? new Token(issuer.token(subject), Instant.now().plus(TOKEN_LASTS))
                    : token)
        .value();
  }

  public List<Instance> instances() {
    synchronized (instances) {
      return List.copyOf(instances);
    }
  }

  /** The only one, or the first of several. */
  public Instance instance() {
    return instances().getFirst();
  }

  public Database database() {
    return database;
  }

  public StoreContent store() {
    return database.content();
  }

  public Broker broker() {
    return broker;
  }

  public History history() {
    return history;
  }

  public PersistentClient client() {
    return client;
  }

  public Ground ground() {
    return ground;
  }

  /** Ends all faults: whatever was stopped or killed runs again, whatever was paused goes on. */
  public void heal() {
    database.start();
    broker.start();
    broker.proxy().heal();
    instances().forEach(instance -> instance.store().heal());
    for (Instance instance : instances()) {
      if (instance.isRunning()) {
        instance.process().goOn();
      }
      instance.begin();
    }
    instances().forEach(Instance::start);
  }

  /**
   * What of all that was ever told here is not so, once the topic has caught up with the store, and
   * has not been said before: one fault is not to be blamed for another's. Nobody may write
   * meanwhile.
   */
  public List<String> violations() {
    try {
      List<RecordedEvent> events = store().events();
      List<KeptKey> keys = store().keys();
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
    return violations.stream().filter(said::add).toList();
  }

  @Override
  public void close() {
    client.close();
    instances().forEach(Instance::close);
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

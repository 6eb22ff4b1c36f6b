package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.flywaydb.core.Flyway;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.http.RatingRequest;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** An event store that is filled with a history, and a database for read models beside it. */
final class ReadPlatform implements AutoCloseable {
  /** In the events, so it is the same every time; the keys are read elsewhere. */
  static final String ISSUER = "http://127.0.0.1:9";

  private static final String OPERATOR = "operator";

  private final TestIssuer issuer = TestIssuer.start();
  private final DatabaseServer server;
  private final EmbeddedKafkaServer kafka;
  private final Path home;
  private final Path logs;
  private final String label;
  private final TestDatabase store;
  private final TestDatabase readModels;

  private ReadPlatform(
      DatabaseServer server, EmbeddedKafkaServer kafka, String label, Path home, Path logs) {
    this.server = server;
    this.kafka = kafka;
    this.label = label;
    this.home = home;
    this.logs = logs;
    store = server.database("store_" + label);
    readModels =
        server.database(
            "read_" + label,
            "ragtime_query_owner",
            List.of("ragtime_query"),
            List.of(new Databases.AssumableRole("ragtime_projector", "ragtime_query")));
  }

  /** Loads the history; nothing is rebuilt yet. */
  static ReadPlatform load(
      DatabaseServer server,
      EmbeddedKafkaServer kafka,
      GeneratedHistory history,
      String label,
      Path home,
      Path logs)
      throws IOException, SQLException {
    ReadPlatform platform = new ReadPlatform(server, kafka, label, home, logs);
    platform.fill(history);
    return platform;
  }

  private void fill(GeneratedHistory history) throws IOException, SQLException {
    Flyway.configure()
        .dataSource(store.url(), store.owner(), store.password())
        .locations("filesystem:" + home.resolve("command-service/src/main/resources/db/migration"))
        .defaultSchema("store")
        .load()
        .migrate();
    try (Connection administrator = server.administrator(store.name())) {
      history.load(administrator);
    }
    server.checkpoint();
  }

  /**
   * Starts a query-service on the read models.
   *
   * @param topics what the topics are called that it reads; they are made
   * @param more settings
   */
  QueryServiceProcess start(String topics, String... more)
      throws IOException, InterruptedException {
    String prefix = prefix(topics);
    makeTopics(prefix);
    Path log = logs.resolve("query-service-" + prefix + ".log");
    return QueryServiceProcess.launch(home, log, token(OPERATOR), settings(prefix, List.of(more)));
  }

  private String prefix(String topics) {
    return topics + "-" + label;
  }

  /** The topic that a query-service that was started so reads events from. */
  String eventsTopic(String topics) {
    return EventTopics.events(prefix(topics));
  }

  /** Bootstrap address of Kafka. */
  String kafka() {
    return kafka.bootstrapServers();
  }

  private List<String> settings(String prefix, List<String> more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--spring.datasource.url=" + readModels.url(),
                "--spring.datasource.password=" + readModels.password(),
                "--spring.flyway.user=" + readModels.owner(),
                "--spring.flyway.password=" + readModels.password(),
                "--ragtime.identity.secret=" + InProcessCommandService.IDENTITY_SECRET,
                "--ragtime.store.url=" + store.url(),
                "--ragtime.store.username=ragtime_rebuild",
                "--ragtime.store.password=" + store.password(),
                "--ragtime.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--ragtime.kafka.topic-prefix=" + prefix,
                "--ragtime.kafka.group=" + prefix,
                "--ragtime.security.issuer=" + ISSUER,
                "--ragtime.security.jwks=" + issuer.jwksUri(),
                "--ragtime.security.operators=" + ISSUER + "|" + OPERATOR));
    settings.addAll(more);
    return settings;
  }

  /** As the relay makes them; kept for ever, for the events are old. */
  private void makeTopics(String prefix) throws InterruptedException {
    Map<String, String> forEver = Map.of("retention.ms", "-1");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(EventTopics.events(prefix), EventTopics.PARTITIONS, (short) 1)
                      .configs(forEver),
                  new NewTopic(EventTopics.directory(prefix), EventTopics.PARTITIONS, (short) 1)
                      .configs(EventTopics.erasableSettings(EventTopics.COMPACTION_BOUND)),
                  new NewTopic(EventTopics.texts(prefix), EventTopics.PARTITIONS, (short) 1)
                      .configs(EventTopics.erasableSettings(EventTopics.COMPACTION_BOUND))))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics were not made", e.getCause());
    }
  }

  TestDatabase readModels() {
    return readModels;
  }

  String jwksUri() {
    return issuer.jwksUri();
  }

  /** A token that outlives the run. */
  String token(String subject) {
    return issuer.token(subject, token -> RatingRequest.longLived().apply(token.issuer(ISSUER)));
  }

  /** Gives the disk back as well: the next history needs it. */
  @Override
  public void close() throws SQLException {
    issuer.close();
    server.drop(readModels);
    server.drop(store);
  }
}

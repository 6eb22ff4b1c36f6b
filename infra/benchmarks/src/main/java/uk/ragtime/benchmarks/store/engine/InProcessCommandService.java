package uk.ragtime.benchmarks.store.engine;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import uk.ragtime.command.CommandServiceApplication;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.testing.TestDatabase;

/** command-service in this JVM, configured as it is deployed. */
public final class InProcessCommandService implements AutoCloseable {
  /** The secret of installations that are measured. */
  public static final String IDENTITY_SECRET = "YmVuY2htYXJrLXNlY3JldC1vZi10aGlydHktdHdvLWI=";

  /** Tokens are not checked where no request arrives over HTTP. */
  public static final String ISSUER = "http://127.0.0.1:1";

  private final ConfigurableApplicationContext context;
  private final TestDatabase database;

  private InProcessCommandService(ConfigurableApplicationContext context, TestDatabase database) {
    this.context = context;
    this.database = database;
  }

  /**
   * Starts it.
   *
   * @param more settings, such as {@code --ragtime.relay.enabled=false}
   */
  public static InProcessCommandService on(TestDatabase database, String... more) {
    List<String> settings = new ArrayList<>(settings(database, ISSUER));
    settings.add("--server.port=0");
    settings.addAll(List.of(more));
    return new InProcessCommandService(
        SpringApplication.run(CommandServiceApplication.class, settings.toArray(String[]::new)),
        database);
  }

  /** Settings of an instance on a database, wherever it runs. */
  public static List<String> settings(TestDatabase database, String issuer) {
    return List.of(
        "--logging.level.root=WARN",
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.password=" + database.password(),
        "--spring.flyway.user=" + database.owner(),
        "--spring.flyway.password=" + database.password(),
        "--ragtime.identity.secret=" + IDENTITY_SECRET,
        "--ragtime.relay.password=" + database.password(),
        "--ragtime.kafka.topic-prefix=" + topicPrefix(database),
        "--ragtime.security.issuer=" + issuer,
        "--ragtime.security.operators=" + issuer + "|" + Seeding.OPERATOR);
  }

  /** Two stores never share a topic, though they share a Kafka. */
  private static String topicPrefix(TestDatabase database) {
    return database.name().replace('_', '-');
  }

  /** The topic that an instance on a database sends its events to. */
  public static String eventsTopic(TestDatabase database) {
    return EventTopics.events(topicPrefix(database));
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  public TestDatabase database() {
    return database;
  }

  @Override
  public void close() {
    context.close();
  }
}

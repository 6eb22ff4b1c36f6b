package uk.ragtime.testing;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers in containers, which Testcontainers removes when the JVM ends. */
final class DockerServers {
  /** The same versions as the embedded servers. */
  private static final String POSTGRES_IMAGE = "postgres:18";

  private static final String KAFKA_IMAGE = "apache/kafka:4.2.0";

  private DockerServers() {}

  @SuppressWarnings("resource") // they live as long as the JVM
  static TestServers.PostgresServer postgres() {
    var container =
        new PostgreSQLContainer(POSTGRES_IMAGE)
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    container.start();
    return new TestServers.PostgresServer(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        container.getUsername(),
        container.getPassword());
  }

  @SuppressWarnings("resource") // they live as long as the JVM
  static String kafka() {
    var container =
        new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    container.start();
    return container.getBootstrapServers();
  }
}

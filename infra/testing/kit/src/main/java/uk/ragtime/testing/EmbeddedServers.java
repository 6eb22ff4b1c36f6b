package uk.ragtime.testing;

import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.EmbeddedPostgresServer;

/** The servers on this machine, removed when the JVM ends. */
final class EmbeddedServers {
  private EmbeddedServers() {}

  static TestServers.PostgresServer postgres() {
    var server = EmbeddedPostgresServer.throwAway();
    closeWithJvm("stop-test-postgres", server::close);
    return new TestServers.PostgresServer(
        "127.0.0.1", server.port(), server.superuser(), server.superuserPassword());
  }

  static String kafka() {
    var server = EmbeddedKafkaServer.throwAway();
    closeWithJvm("stop-test-kafka", server::close);
    return server.bootstrapServers();
  }

  private static void closeWithJvm(String name, Runnable close) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name(name).unstarted(close));
  }
}

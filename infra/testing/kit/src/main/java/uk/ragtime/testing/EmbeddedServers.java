package uk.ragtime.testing;

import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.EmbeddedPostgresServer;

/**
 * The servers on this machine. Nobody closes them: they end with the JVM, and their watchdogs
 * delete what they leave, which is quicker than an orderly end of a broker with hundreds of
 * partitions.
 */
final class EmbeddedServers {
  private EmbeddedServers() {}

  @SuppressWarnings("resource") // it lives as long as the JVM
  static TestServers.PostgresServer postgres() {
    var server = EmbeddedPostgresServer.throwAway();
    return new TestServers.PostgresServer(
        "127.0.0.1", server.port(), server.superuser(), server.superuserPassword());
  }

  @SuppressWarnings("resource") // it lives as long as the JVM
  static String kafka() {
    return EmbeddedKafkaServer.throwAway().bootstrapServers();
  }
}

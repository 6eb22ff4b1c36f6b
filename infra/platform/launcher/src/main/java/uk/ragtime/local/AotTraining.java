package uk.ragtime.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.EmbeddedPostgresServer;
import uk.ragtime.embedded.Ports;
import uk.ragtime.local.demonstration.Demonstration;
import uk.ragtime.local.issuer.Issuer;
import uk.ragtime.local.issuer.IssuerSettings;
import uk.ragtime.local.issuer.PersonaTokens;

/**
 * Runs a start with temporary servers, so that the JVM records the classes that the launcher loads.
 */
final class AotTraining {

  private AotTraining() {}

  static void run() {
    try {
      Path directory = Files.createTempDirectory("ragtime-rehearsal-");
      Logging.into(directory);
      IssuerSettings settings =
          new IssuerSettings(
              "127.0.0.1", Ports.free(), directory, Ports.free(), Demonstration.raters());
      try (EmbeddedKafkaServer _ = EmbeddedKafkaServer.throwAway();
          Issuer _ = Issuer.start(settings);
          EmbeddedPostgresServer postgres = EmbeddedPostgresServer.throwAway()) {
        Databases.create(
            new Databases.Administrator(
                postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.superuserPassword()),
            "rehearsal",
            new Databases.Login("rehearsal", PrivateFiles.newSecret()),
            List.of());
        new PersonaTokens(settings.url(), IssuerSettings.clientSecretsIn(directory))
            .token(Persona.OPERATOR.code());
        Demonstration.train(settings.url());
      }
      DataDirectory.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

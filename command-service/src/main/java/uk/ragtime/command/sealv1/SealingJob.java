package uk.ragtime.command.sealv1;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.command.store.Migrations;
import uk.ragtime.database.MigrationJob;
import uk.ragtime.identity.IdentitySettings;

/**
 * Seals a log of an earlier release as a job of its own: {@code java -jar command-service.jar
 * seal-v1} migrates as the owner, rewrites the log once, and exits; with 1 where it refuses.
 */
@Import(Migrations.class)
public final class SealingJob {
  private static final Logger log = LoggerFactory.getLogger(SealingJob.class);
  private static final String ARGUMENT = "seal-v1";

  public static boolean isRequested(String[] arguments) {
    return Arrays.asList(arguments).contains(ARGUMENT);
  }

  /**
   * @throws uk.ragtime.database.StartRefusedException if the log cannot be sealed, or has been
   */
  public static void run(String[] arguments) {
    MigrationJob.run(SealingJob.class, arguments);
  }

  @Bean
  ApplicationRunner sealing(Environment settings) {
    return _ -> {
      var identity = new IdentitySettings(settings.getProperty("ragtime.identity.secret"));
      try (Connection owner =
          DriverManager.getConnection(
              settings.getRequiredProperty("spring.datasource.url"),
              settings.getRequiredProperty("spring.flyway.user"),
              settings.getProperty("spring.flyway.password"))) {
        LogSealer.Sealed sealed =
            new LogSealer(owner, identity.installationSecret(), new RandomSource()).seal();
        log.info(
            "The log is sealed: {} people and {} texts stand beside it. Delete the topics of events"
                + " and people, and rebuild the read models.",
            sealed.people(),
            sealed.texts());
      }
    };
  }
}

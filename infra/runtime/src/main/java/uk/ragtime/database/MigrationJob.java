package uk.ragtime.database;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;

/**
 * A service's migrations as a job of their own: {@code java -jar service.jar migrate} migrates as
 * the owner and exits, with 1 where the schema is not this release's afterwards.
 */
public final class MigrationJob {
  private static final String ARGUMENT = "migrate";

  /** Set within the job. */
  private static final String PROPERTY = "ragtime.migration-job";

  private MigrationJob() {}

  public static boolean isRequested(String[] arguments) {
    return Arrays.asList(arguments).contains(ARGUMENT);
  }

  /**
   * Runs a configuration that migrates when it is initialised.
   *
   * @throws StartRefusedException if the schema is not this release's afterwards
   */
  public static void run(Class<?> configuration, String[] arguments) {
    SpringApplication job = new SpringApplication(configuration);
    job.setWebApplicationType(WebApplicationType.NONE);
    job.setDefaultProperties(Map.of(PROPERTY, "true"));
    job.run(arguments).close();
  }

  /**
   * Judges a migration that ended: a service starts beside a newer release, the job fails.
   *
   * @throws StartRefusedException within the job, if the schema is not this release's
   */
  public static void judge(List<ForwardMigration.Outcome> outcomes, Environment environment) {
    if (environment.getProperty(PROPERTY, Boolean.class, false)) {
      for (ForwardMigration.Outcome outcome : outcomes) {
        switch (outcome) {
          case DONE -> {}
          case SCHEMA_IS_NEWER ->
              throw new StartRefusedException(
                  "The schema is of a newer release, and unchanged: migrate with the newest jar.",
                  null);
          case SAME_VERSION_DIFFERS ->
              throw new StartRefusedException(
                  "A repeatable migration differs though no version does, so that nobody knows which"
                      + " is newer; nothing is changed.",
                  null);
        }
      }
    }
  }

  /**
   * Handles a missing owner: a service leaves the schema to others, the job fails.
   *
   * @throws StartRefusedException within the job
   */
  public static void withoutOwner(Environment environment) {
    if (environment.getProperty(PROPERTY, Boolean.class, false)) {
      throw new StartRefusedException(
          "Only the database's owner migrates: set SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD.",
          null);
    }
  }
}

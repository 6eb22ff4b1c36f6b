package uk.ragtime.portal.session;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The migrations of the database of sessions as a job of their own: {@code java -jar portal.jar
 * migrate} migrates as the owner and exits, with 1 where the schema is not this release's
 * afterwards.
 */
public final class SessionMigrationJob {
  private static final String ARGUMENT = "migrate";

  private SessionMigrationJob() {}

  public static boolean isRequested(String... arguments) {
    return Arrays.asList(arguments).contains(ARGUMENT);
  }

  /**
   * Migrates.
   *
   * @throws uk.ragtime.server.settings.InvalidSettingException if the owner is not set or refused,
   *     or if the schema is of a newer release
   */
  public static void run(String... arguments) {
    SpringApplication job = new SpringApplication(Job.class);
    job.setWebApplicationType(WebApplicationType.NONE);
    try (ConfigurableApplicationContext done = job.run(arguments)) {
      done.getBean(Migrated.class);
    }
  }

  record Migrated() {}

  /** No component: the portal would find it and migrate by it. */
  @EnableConfigurationProperties(SessionDatabaseSettings.class)
  static class Job {
    @Bean
    Migrated migrated(SessionDatabaseSettings settings) {
      SessionMigration.require(settings);
      return new Migrated();
    }
  }
}

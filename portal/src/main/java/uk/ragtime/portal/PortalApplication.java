package uk.ragtime.portal;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.session.SessionMigrationJob;

/**
 * The portal. It stores sessions alone, and asks the services for everything it shows, as the
 * visitor.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PortalApplication {

  public static void main(String[] args) {
    if (SessionMigrationJob.isRequested(args)) {
      SessionMigrationJob.run(args);
    } else {
      SpringApplication.run(PortalApplication.class, args);
    }
  }

  /** Days on the pages are days in London. */
  @Bean
  Clock clock() {
    return Clock.system(Words.LONDON);
  }
}

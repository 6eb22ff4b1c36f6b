package uk.ragtime.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import uk.ragtime.database.MigrationJob;

/** Read side of the platform. It can be stopped, discarded and rebuilt from the log of events. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QueryServiceApplication {
  public static void main(String[] arguments) {
    if (MigrationJob.isRequested(arguments)) {
      MigrationJob.run(Migrations.class, arguments);
    } else {
      SpringApplication.run(QueryServiceApplication.class, arguments);
    }
  }
}

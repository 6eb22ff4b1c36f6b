package uk.ragtime.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import uk.ragtime.command.sealv1.SealingJob;
import uk.ragtime.command.store.Migrations;
import uk.ragtime.database.MigrationJob;

@SpringBootApplication
@ConfigurationPropertiesScan
public class CommandServiceApplication {
  public static void main(String[] args) {
    if (SealingJob.isRequested(args)) {
      SealingJob.run(args);
    } else if (MigrationJob.isRequested(args)) {
      MigrationJob.run(Migrations.class, args);
    } else {
      SpringApplication.run(CommandServiceApplication.class, args);
    }
  }
}

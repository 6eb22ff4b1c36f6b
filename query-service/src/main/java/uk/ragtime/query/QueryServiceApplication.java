package uk.ragtime.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import uk.ragtime.database.MigrationJob;

/** Read side of the platform. It can be stopped, discarded and rebuilt from the log of events. */
// No method is made transactional by an annotation: TenantTransactions begins all transactions. To
// look at each bean for one would delay every start.
@SpringBootApplication(exclude = TransactionAutoConfiguration.class)
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

package uk.ragtime.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.support.BypassesTenancy;
import uk.ragtime.query.support.ReadsWithoutIdentity;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.testing.ArchitectureRules;
import uk.ragtime.testing.ArchitectureRules.Part;

class ArchitectureTest {
  private static final ArchRule ONLY_TENANCY_OPENS_TRANSACTIONS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "uk.ragtime.query.tenancy..",
              // Runs as the owner, to migrate and to rebuild; answers no callers.
              "uk.ragtime.query.generation..",
              "uk.ragtime.query.rebuild..",
              // Another database, under a role that only reads.
              "uk.ragtime.query.store..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javax.sql.DataSource")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("org\\.springframework\\.(transaction\\.support|jdbc\\.core\\.Jdbc).*")
          .because("a query that does not say for whom it asks must not be possible")
          .allowEmptyShould(false);

  private static final ArchRule WHO_ASKS_IS_KNOWN_TO_POSTGRESQL =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "uk.ragtime.query.tenancy..",
              // Reads positions, and profiles for Kafka; answers no callers.
              "uk.ragtime.query.projection..",
              "uk.ragtime.query.profiletopic..")
          .should()
          .callMethod(TenantTransactions.class, "read", PartnershipCode.class, Function.class)
          .because("PostgreSQL must find the membership of whoever is answered, too")
          .allowEmptyShould(false);

  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.RAGTIME.check(Part.QUERY);
  }

  @Test
  void onlyTenancyOpensTransactions() {
    JavaClasses production = ArchitectureRules.RAGTIME.production(Part.QUERY);
    ONLY_TENANCY_OPENS_TRANSACTIONS.check(production);
  }

  @Test
  void whoAsksIsKnownToPostgresql() {
    JavaClasses production = ArchitectureRules.RAGTIME.production(Part.QUERY);
    WHO_ASKS_IS_KNOWN_TO_POSTGRESQL.check(production);
    JavaClasses culprit = new ClassFileImporter().importClasses(ReadsWithoutIdentity.class);
    Assertions.assertThrows(
        AssertionError.class, () -> WHO_ASKS_IS_KNOWN_TO_POSTGRESQL.check(culprit));
  }

  @Test
  void theRuleSeesWhoeverGoesRound() {
    JavaClasses culprit = new ClassFileImporter().importClasses(BypassesTenancy.class);
    Assertions.assertThrows(
        AssertionError.class, () -> ONLY_TENANCY_OPENS_TRANSACTIONS.check(culprit));
  }
}

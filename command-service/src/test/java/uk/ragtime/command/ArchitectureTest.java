package uk.ragtime.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.ArchitectureRules;
import uk.ragtime.testing.ArchitectureRules.Part;

class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("uk.ragtime.command");

  @Test
  void keepsTheRules() {
    ArchitectureRules.RAGTIME.check(Part.COMMAND);
  }

  @Test
  void theLanguageItSpeaksKeepsItsRulesToo() {
    ArchitectureRules.RAGTIME.check(Part.KERNEL);
  }

  @Test
  void statesAndCommandsKnowNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..decision..",
            "..partnership..",
            "..member..",
            "..area..",
            "..agency..",
            "..checklist..",
            "..cycle..",
            "..assessment..")
        .and()
        .haveNameNotMatching(".*(Aggregate|Endpoint|Fields)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "org.axonframework..",
            "java.sql..",
            "tools.jackson..",
            "uk.ragtime.web..",
            "uk.ragtime.command.http..",
            "uk.ragtime.command.dispatch..",
            "uk.ragtime.command.store..")
        .because("what is decided must not depend on how it is stored or asked for")
        .check(PRODUCTION);
  }

  @Test
  void axonStaysBehindThinShells() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..dispatch..")
        .and()
        .haveNameNotMatching(".*Aggregate(\\$.*)?")
        .and()
        .doNotHaveSimpleName("PostgresEventStorageEngine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.axonframework..")
        .because("moving to another release of Axon must stay cheap")
        .check(PRODUCTION);
  }
}

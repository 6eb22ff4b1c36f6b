package uk.ragtime.command;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.implement;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.testing.ArchitectureRules;
import uk.ragtime.testing.ArchitectureRules.Part;

class ArchitectureTest {
  private static final String ROOT = "uk.ragtime.command";
  private static final String FIXTURE = ROOT + ".fixture";

  /** Read before the production classes, after which nothing is looked up elsewhere. */
  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(FIXTURE);

  private static final JavaClasses PRODUCTION = ArchitectureRules.RAGTIME.production(Part.COMMAND);

  private static final ArchRule ENDPOINTS_DECIDE_NO_PERMISSION =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Endpoint")
          .should()
          .dependOnClassesThat(implement(RequiredPermission.class))
          .because("a command's permission is stated once, with the command");

  private static final String[] EDGES = {
    "access -> decision",
    "access -> dispatch",
    "access -> member",
    "action -> agency",
    "action -> area",
    "action -> checklist",
    "action -> decision",
    "action -> http",
    "action -> member",
    "agency -> area",
    "agency -> decision",
    "agency -> http",
    "area -> decision",
    "area -> http",
    "assessment -> agency",
    "assessment -> area",
    "assessment -> checklist",
    "assessment -> cycle",
    "assessment -> decision",
    "assessment -> http",
    "assessment -> member",
    "checklist -> decision",
    "checklist -> http",
    "comment -> assessment",
    "comment -> decision",
    "comment -> http",
    "cycle -> checklist",
    "cycle -> decision",
    "cycle -> http",
    "dispatch -> decision",
    "dispatch -> store",
    "erasure -> cycle",
    "erasure -> decision",
    "erasure -> dispatch",
    "erasure -> http",
    "erasure -> member",
    "erasure -> store",
    "http -> decision",
    "http -> dispatch",
    "http -> store",
    "member -> agency",
    "member -> decision",
    "member -> dispatch",
    "member -> http",
    "member -> partnership",
    "member -> store",
    "partnership -> decision",
    "partnership -> http",
    "profile -> agency",
    "profile -> area",
    "profile -> assessment",
    "profile -> cycle",
    "profile -> decision",
    "profile -> http",
    "relay -> store",
    "sealv1 -> decision",
    "sealv1 -> http",
    "sealv1 -> store",
    "store -> decision",
  };

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
            "..assessment..",
            "..comment..",
            "..profile..",
            "..action..",
            "..erasure..")
        .and()
        .haveNameNotMatching(".*(Configuration|Endpoint|Fields)(\\$.*)?")
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
  void axonStaysInDispatch() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..dispatch..")
        .and()
        .doNotHaveSimpleName("PostgresEventStorageEngine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.axonframework..")
        .because("moving to another release of Axon must stay cheap")
        .check(PRODUCTION);
  }

  /**
   * The packages that each package may use. A new edge is a decision, so it is added here; one that
   * is no longer used is removed.
   */
  @Test
  void packagesUseOnlyListedPackages() {
    assertThat(PackageEdges.below(ROOT, PRODUCTION)).containsExactly(EDGES);
  }

  @Test
  void anEdgeThatIsNotListedIsFound() {
    assertThat(PackageEdges.below(FIXTURE, FIXTURES)).containsExactly("first -> second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"action", "assessment", "comment", "cycle", "erasure", "member", "profile"})
  void actsAreFoldersOfTheirOwn(String feature) {
    PackageEdges.actsStandAlone(ROOT + "." + feature).check(PRODUCTION);
    PackageEdges.featureKnowsNoAct(ROOT + "." + feature).check(PRODUCTION);
  }

  @Test
  void actsThatKnowEachOtherAreFound() {
    assertThat(PackageEdges.actsStandAlone(FIXTURE).evaluate(FIXTURES).hasViolation()).isTrue();
    assertThat(PackageEdges.featureKnowsNoAct(FIXTURE).evaluate(FIXTURES).hasViolation()).isTrue();
  }

  @Test
  void endpointsTakePermissionsFromTheirCommands() {
    ENDPOINTS_DECIDE_NO_PERMISSION.check(PRODUCTION);
    assertThat(ENDPOINTS_DECIDE_NO_PERMISSION.evaluate(FIXTURES).hasViolation()).isTrue();
  }
}

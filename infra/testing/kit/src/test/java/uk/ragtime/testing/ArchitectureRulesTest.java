package uk.ragtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.testing.ArchitectureRules.Part;

/** Every rule fails on a fixture that breaks it, holds on a tidy one, and never on nothing. */
class ArchitectureRulesTest {
  private static final String FIXTURES = "uk.ragtime.testing.fixtures.";

  /** Reading classes takes most of these tests' time. */
  private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

  private final ArchitectureRules reaching = new ArchitectureRules(FIXTURES + "reaching");
  private final ArchitectureRules impure = new ArchitectureRules(FIXTURES + "impure");
  private final ArchitectureRules leaking = new ArchitectureRules(FIXTURES + "leaking");
  private final ArchitectureRules untidy = new ArchitectureRules(FIXTURES + "untidy");

  @ParameterizedTest
  @EnumSource(Part.class)
  void tidyCodeKeepsAllRules(Part part) {
    var rules = new ArchitectureRules(FIXTURES + "tidy");

    rules.rules(part).forEach(rule -> rule.check(classes("tidy", part)));
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void noRuleHoldsOnNothing(Part part) {
    JavaClasses nothing = new ClassFileImporter().importClasses(Set.of());

    for (ArchRule rule : ArchitectureRules.RAGTIME.rules(part)) {
      assertThatThrownBy(() -> rule.check(nothing)).as(rule.getDescription()).isNotNull();
    }
    assertThatThrownBy(() -> new ArchitectureRules("uk.nowhere").check(part)).isNotNull();
  }

  @Test
  void aTestsClassesDoNotMakeAnEmptyModuleLookFull() {
    var rules = new ArchitectureRules(FIXTURES + "tidy");

    assertThatThrownBy(() -> rules.check(Part.COMMAND))
        .as("the fixtures are tests, and only production classes are checked")
        .isNotNull();
  }

  @Test
  void theWriteSideMayNotSeeTheReadSideNorTheReverse() {
    assertBroken(reaching.commandDoesNotSeeQuery(), "reaching", Part.COMMAND, "QueryThing");
    assertBroken(reaching.queryDoesNotSeeCommand(), "reaching", Part.QUERY, "CommandThing");
  }

  @Test
  void thePortalMayNotSeeTheLanguage() {
    assertBroken(reaching.portalSeesOnlyHttp(), "reaching", Part.PORTAL, "kernel.Secret");
  }

  @ParameterizedTest
  @EnumSource(names = {"OIDC", "SERVER", "WEB", "EMBEDDED", "OPERATOR", "LAUNCHER"})
  void infrastructureMayNotSpeakTheDomain(Part part) {
    assertBroken(reaching.speaksNoDomain(part), "reaching", part, "kernel.Secret");
  }

  @Test
  void operatorCommandsMayNotSeeTheLocalPlatform() {
    assertBroken(
        reaching.operatorSeesNoPlatform(), "reaching", Part.OPERATOR, "launcher.LocalThing");
  }

  @Test
  void theLanguageMayNotUseAFramework() {
    assertBroken(reaching.kernelStandsAlone(), "reaching", Part.KERNEL, "stereotype.Component");
  }

  @Test
  void theLanguageMayNotUseChance() {
    assertBroken(impure.kernelIsPure(), "impure", Part.KERNEL, "UUID.randomUUID()");
  }

  @Test
  void anEventMayNotHoldATextThatCanBeErased() {
    assertBroken(leaking.eventsHoldNothingErasable(), "leaking", Part.KERNEL, "Prose");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AsksInstantDecider",
        "AsksTodayDecider",
        "AsksMillisDecider",
        "AsksClockDecider",
        "AsksZoneDecider",
        "AsksEnvironmentDecider",
        "RollsDiceDecider",
        "RollsMathDiceDecider",
        "InventsIdsDecider",
        "ReadsFilesDecider",
        "CallsOutDecider",
        "QueriesDecider",
        "LogsDecider",
        "SpringDecider",
        "AxonDecider",
        "SleepsDecider",
        "Account",
        "Lender",
        "NestedState$Open"
      })
  void aDecisionMayNotKnowTheWorld(String decision) {
    assertBroken(impure.decisionsArePure(), "impure", Part.COMMAND, decision + ".");
  }

  @Test
  void servicesMayNotPrintOrLogElsewhere() {
    assertBroken(
        untidy.noConsoleOrForeignLogging(Part.COMMAND), "untidy", Part.COMMAND, "System.out");
    assertBroken(
        untidy.noConsoleOrForeignLogging(Part.QUERY), "untidy", Part.QUERY, "logging.Logger");
  }

  @Test
  void servicesMayNotSleep() {
    assertBroken(
        untidy.onlyWorkersSleep(Part.COMMAND), "untidy", Part.COMMAND, "Sleeping.forAThread");
    assertBroken(
        untidy.onlyWorkersSleep(Part.COMMAND), "untidy", Part.COMMAND, "Sleeping.forAUnit");
    assertBroken(untidy.onlyWorkersSleep(Part.COMMAND), "untidy", Part.COMMAND, "Sleeping.parked");
  }

  @Test
  void fieldsMayNotBeInjected() {
    assertBroken(untidy.noFieldInjection(Part.WEB), "untidy", Part.WEB, "Injected.task");
  }

  @Test
  void featuresMayNotDependOnEachOtherInCycles() {
    assertBroken(untidy.noCycles(Part.PORTAL), "untidy", Part.PORTAL, "Cycle detected");
  }

  @Test
  void everyRuleIsAppliedSomewhere() {
    var applied =
        Stream.of(Part.values())
            .flatMap(part -> ArchitectureRules.RAGTIME.rules(part).stream())
            .map(ArchRule::getDescription)
            .collect(Collectors.toSet());
    var rules = ArchitectureRules.RAGTIME;

    assertThat(applied)
        .contains(
            rules.commandDoesNotSeeQuery().getDescription(),
            rules.queryDoesNotSeeCommand().getDescription(),
            rules.portalSeesOnlyHttp().getDescription(),
            rules.operatorSeesNoPlatform().getDescription(),
            rules.kernelStandsAlone().getDescription(),
            rules.kernelIsPure().getDescription(),
            rules.eventsHoldNothingErasable().getDescription(),
            rules.decisionsArePure().getDescription());
  }

  private static JavaClasses classes(String fixture, Part part) {
    return IMPORTED.computeIfAbsent(
        fixture + part,
        _ ->
            new ArchitectureRules(FIXTURES + fixture)
                .read(part, new ImportOption.OnlyIncludeTests()));
  }

  private static void assertBroken(ArchRule rule, String fixture, Part part, String culprit) {
    assertThatThrownBy(() -> rule.check(classes(fixture, part)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(culprit)
        .hasMessageContaining("was violated");
  }
}

package uk.ragtime.testing;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Architecture rules, as code. A module's test is two lines:
 *
 * <pre>{@code
 * @Test
 * void keepsTheRules() {
 *   ArchitectureRules.RAGTIME.check(Part.COMMAND);
 * }
 * }</pre>
 *
 * A rule that matches no class fails. Every rule has fixtures that break it, and a test that proves
 * it.
 */
public final class ArchitectureRules {
  public static final ArchitectureRules RAGTIME = new ArchitectureRules("uk.ragtime");

  private final String root;
  private final Map<Part, JavaClasses> production = new ConcurrentHashMap<>();

  /** The same rules for packages under another root; the fixtures use it. */
  ArchitectureRules(String root) {
    this.root = root;
  }

  /** Checks all rules of one part of the platform on its production classes. */
  public void check(Part part) {
    rules(part).forEach(rule -> rule.check(production(part)));
  }

  /** The production classes of a part, which are read once per JVM. */
  public JavaClasses production(Part part) {
    return production.computeIfAbsent(part, it -> read(it, new ImportOption.DoNotIncludeTests()));
  }

  /** Reads a part's classes and no others: our rules need of foreign classes only their names. */
  JavaClasses read(Part part, ImportOption which) {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter().withImportOption(which).importUrls(places(part));
  }

  /**
   * Directories and jars that have a part's package. Asked for a package, ArchUnit itself reads the
   * names of all files in all jars and in the JDK.
   */
  private List<URL> places(Part part) {
    String directory = (root + "." + part.packageName()).replace('.', '/');
    try {
      return Collections.list(ArchitectureRules.class.getClassLoader().getResources(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<ArchRule> rules(Part part) {
    return switch (part) {
      case KERNEL ->
          List.of(kernelStandsAlone(), kernelIsPure(), eventsHoldNothingErasable(), noCycles(part));
      case COMMAND ->
          List.of(
              commandDoesNotSeeQuery(),
              decisionsArePure(),
              onlyWorkersSleep(part),
              noConsoleOrForeignLogging(part),
              noFieldInjection(part),
              noCycles(part));
      case QUERY ->
          List.of(
              queryDoesNotSeeCommand(),
              onlyWorkersSleep(part),
              noConsoleOrForeignLogging(part),
              noFieldInjection(part),
              noCycles(part));
      case PORTAL ->
          List.of(
              portalSeesOnlyHttp(),
              onlyWorkersSleep(part),
              noConsoleOrForeignLogging(part),
              noFieldInjection(part),
              noCycles(part));
      case SERVER, WEB ->
          List.of(
              speaksNoDomain(part),
              onlyWorkersSleep(part),
              noConsoleOrForeignLogging(part),
              noFieldInjection(part),
              noCycles(part));
      case OIDC ->
          List.of(speaksNoDomain(part), onlyWorkersSleep(part), noConsoleOrForeignLogging(part));
      case EMBEDDED -> List.of(speaksNoDomain(part));
      case OPERATOR ->
          List.of(speaksNoDomain(part), operatorSeesNoPlatform(), noFieldInjection(part));
      case LAUNCHER -> List.of(speaksNoDomain(part), noFieldInjection(part));
    };
  }

  ArchRule commandDoesNotSeeQuery() {
    return mustNotSee(Part.COMMAND, Part.QUERY, Part.PORTAL)
        .because("the write side is deployed and understood without the read side");
  }

  ArchRule queryDoesNotSeeCommand() {
    return mustNotSee(Part.QUERY, Part.COMMAND, Part.PORTAL)
        .because("the read side knows the events and nothing of who decided them");
  }

  ArchRule portalSeesOnlyHttp() {
    return mustNotSee(
            Part.PORTAL,
            Part.COMMAND,
            Part.QUERY,
            Part.KERNEL,
            Part.WEB,
            Part.EMBEDDED,
            Part.OPERATOR,
            Part.LAUNCHER)
        .because("the portal is a client like any other: it has only the HTTP contract");
  }

  ArchRule speaksNoDomain(Part part) {
    return mustNotSee(part, Part.KERNEL, Part.COMMAND, Part.QUERY, Part.PORTAL)
        .because("infrastructure serves any domain, so it can be replaced without knowing ours");
  }

  ArchRule operatorSeesNoPlatform() {
    return mustNotSee(Part.OPERATOR, Part.WEB, Part.EMBEDDED, Part.LAUNCHER)
        .because("an operator's commands work against any installation, not only a local one");
  }

  ArchRule kernelStandsAlone() {
    return strict(
        classes()
            .that()
            .resideInAPackage(within(Part.KERNEL))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    within(Part.KERNEL),
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation.."))
            .because("the published contract must be usable without our frameworks"));
  }

  ArchRule kernelIsPure() {
    return strict(
        noClasses()
            .that()
            .resideInAPackage(within(Part.KERNEL))
            .should(Purity.DEPEND_ON_THE_WORLD)
            .because("the language has no clock, no chance and no I/O"));
  }

  ArchRule eventsHoldNothingErasable() {
    return strict(
        noClasses()
            .that()
            .resideInAPackage(root + "." + Part.KERNEL.packageName() + ".event..")
            .should()
            .dependOnClassesThat(
                annotatedWith(root + "." + Part.KERNEL.packageName() + ".Erasable"))
            .because("events are kept for ever, and names and texts must be erasable"));
  }

  ArchRule decisionsArePure() {
    return strict(
        noClasses()
            .that()
            .resideInAPackage(within(Part.COMMAND))
            .and(Purity.ARE_DECISIONS)
            .should(Purity.DEPEND_ON_THE_WORLD)
            .because("decide and evolve must give the same answer in ten years' replay"));
  }

  ArchRule noConsoleOrForeignLogging(Part part) {
    return strict(
        noClasses()
            .that()
            .resideInAPackage(within(part))
            .should(
                GeneralCodingRules.ACCESS_STANDARD_STREAMS.or(
                    dependOnClassesThat(resideInAPackage("java.util.logging.."))))
            .because("logs go through SLF4J, with partnership and correlation id"));
  }

  ArchRule onlyWorkersSleep(Part part) {
    return strict(
        noClasses()
            .that()
            .resideInAPackage(within(part))
            .should()
            .callMethodWhere(
                target(nameMatching("sleep|park.*"))
                    .and(
                        targetOwner(
                            belongToAnyOf(Thread.class, TimeUnit.class, LockSupport.class))))
            .because("what repeats or is tried again is a Worker's or a BackOff's business"));
  }

  ArchRule noFieldInjection(Part part) {
    return strict(
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(within(part))
            .should(GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION)
            .because("what a class needs stands in its constructor"));
  }

  ArchRule noCycles(Part part) {
    return slices()
        .assignedFrom(
            new TopPackages(PackageMatcher.of(root + "." + part.packageName() + ".(*)..")))
        .should()
        .beFreeOfCycles()
        .because("a newcomer can follow data through the packages in one direction")
        .allowEmptyShould(false);
  }

  private ArchRule mustNotSee(Part part, Part... others) {
    String[] hidden = Arrays.stream(others).map(this::within).toArray(String[]::new);
    return strict(
        noClasses()
            .that()
            .resideInAPackage(within(part))
            .should()
            .dependOnClassesThat(resideInAnyPackage(hidden)));
  }

  private String within(Part part) {
    return root + "." + part.packageName() + "..";
  }

  /** A slice for each package in a part; the pattern is compiled once for all classes. */
  private record TopPackages(PackageMatcher pattern) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return pattern
          .match(javaClass.getPackageName())
          .map(found -> SliceIdentifier.of(found.getGroup(1)))
          .orElse(SliceIdentifier.ignore());
    }

    @Override
    public String getDescription() {
      return "packages of a part";
    }
  }

  /** A rule that matches no class fails, whatever archunit.properties says. */
  private static ArchRule strict(ArchRule rule) {
    return rule.allowEmptyShould(false);
  }

  /** The parts of the platform, each in its own package under the root. */
  public enum Part {
    KERNEL("kernel"),
    COMMAND("command"),
    QUERY("query"),
    PORTAL("portal"),
    OIDC("oidc"),
    SERVER("server"),
    WEB("web"),
    EMBEDDED("embedded"),
    OPERATOR("operator"),
    LAUNCHER("launcher");

    private final String packageName;

    Part(String packageName) {
      this.packageName = packageName;
    }

    String packageName() {
      return packageName;
    }
  }
}

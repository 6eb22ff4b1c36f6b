package uk.ragtime.testing;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dependencies that a decision must not have: frameworks, clocks, chance, files, networks,
 * databases.
 */
final class Purity {
  /**
   * Decisions are deciders and states by name, and whatever decides (a list of events) or evolves;
   * and all that these use of their own service, for borrowed impurity is impurity.
   */
  static final DescribedPredicate<JavaClass> ARE_DECISIONS =
      DescribedPredicate.describe(
          "are decisions or used by decisions", candidate -> isReached(candidate, new HashSet<>()));

  private static final Set<String> FOREIGN_PACKAGES =
      Set.of(
          "org.springframework",
          "org.axonframework",
          "org.apache.kafka",
          "org.slf4j",
          "java.sql",
          "javax.sql",
          "java.io",
          "java.nio.channels",
          "java.nio.file",
          "java.net",
          "java.util.logging",
          "java.util.random",
          "java.util.concurrent");

  /** An address is a value; a record's own methods are made by the runtime. */
  private static final Set<String> ALLOWED_CLASSES =
      Set.of("java.net.URI", "java.net.URISyntaxException", "java.io.Serializable");

  private static final Set<String> FOREIGN_CLASSES =
      Set.of(
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.security.SecureRandom",
          "java.util.Timer",
          "java.lang.Thread",
          "java.lang.ProcessHandle",
          "java.lang.Runtime");

  private static final Map<String, Set<String>> FOREIGN_METHODS =
      Map.of(
          "java.lang.System",
          Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "out", "err", "in"),
          "java.lang.Math",
          Set.of("random"),
          "java.util.UUID",
          Set.of("randomUUID"),
          "java.time.ZoneId",
          Set.of("systemDefault"),
          "java.util.TimeZone",
          Set.of("getDefault"),
          "java.util.Locale",
          Set.of("getDefault"),
          "java.util.Collections",
          Set.of("shuffle"));

  static final ArchCondition<JavaClass> DEPEND_ON_THE_WORLD =
      dependOnClassesThat(DescribedPredicate.describe("are not pure", Purity::isForeign))
          .or(
              accessTargetWhere(
                  DescribedPredicate.<JavaAccess<?>>describe(
                      "asks for the time, for chance or for the machine", Purity::asksTheWorld)))
          .as("depend on frameworks, clocks, chance or I/O");

  private Purity() {}

  private static boolean isReached(JavaClass candidate, Set<JavaClass> seen) {
    return isDecision(outermost(candidate))
        || candidate.getDirectDependenciesToSelf().stream()
            .map(Dependency::getOriginClass)
            .filter(seen::add)
            .anyMatch(user -> isReached(user, seen));
  }

  private static boolean isDecision(JavaClass candidate) {
    String name = candidate.getSimpleName();
    return name.endsWith("Decider")
        || name.endsWith("State")
        || candidate.getMethods().stream().anyMatch(Purity::decides);
  }

  private static boolean decides(JavaMethod method) {
    return method.getName().equals("evolve")
        || (method.getName().equals("decide")
            && method.getRawReturnType().isEquivalentTo(List.class));
  }

  private static JavaClass outermost(JavaClass nested) {
    return nested.getEnclosingClass().map(Purity::outermost).orElse(nested);
  }

  private static boolean isForeign(JavaClass used) {
    String name = outermost(used.getBaseComponentType()).getName();
    return FOREIGN_CLASSES.contains(name)
        || (!ALLOWED_CLASSES.contains(name)
            && FOREIGN_PACKAGES.stream().anyMatch(foreign -> name.startsWith(foreign + ".")));
  }

  private static boolean asksTheWorld(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String member = access.getTarget().getName();
    return (owner.startsWith("java.time.") && member.equals("now"))
        || FOREIGN_METHODS.getOrDefault(owner, Set.of()).contains(member);
  }
}

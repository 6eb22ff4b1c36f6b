package uk.ragtime.testing;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Map;
import java.util.Set;

/** What a decision must not know: frameworks, clocks, chance, files, networks, databases. */
final class Purity {
  /** Decisions are recognised by name: deciders, states, and whatever is nested in them. */
  static final DescribedPredicate<JavaClass> ARE_DECISIONS =
      DescribedPredicate.describe(
          "are deciders or states", candidate -> isDecision(outermost(candidate).getSimpleName()));

  private static final Set<String> FOREIGN_PACKAGES =
      Set.of(
          "org.springframework",
          "org.axonframework",
          "org.apache.kafka",
          "org.slf4j",
          "java.sql",
          "javax.sql",
          "java.io",
          "java.nio",
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

  private static boolean isDecision(String name) {
    return name.endsWith("Decider") || name.endsWith("State");
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

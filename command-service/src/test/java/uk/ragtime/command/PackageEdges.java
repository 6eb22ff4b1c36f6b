package uk.ragtime.command;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.SortedSet;
import java.util.TreeSet;

/** The dependencies between the packages below a root. */
final class PackageEdges {
  private PackageEdges() {}

  /** Each dependency of one package on another, such as {@code area -> decision}. */
  static SortedSet<String> below(String root, JavaClasses classes) {
    SortedSet<String> edges = new TreeSet<>();
    for (JavaClass origin : classes) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        String from = packageBelow(root, origin);
        String to = packageBelow(root, dependency.getTargetClass());
        if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
          edges.add(from + " -> " + to);
        }
      }
    }
    return edges;
  }

  private static String packageBelow(String root, JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(root + ".")) {
      return "";
    }
    String below = name.substring(root.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  /** The acts of a feature share what its own package has, and nothing else. */
  static ArchRule actsStandAlone(String feature) {
    return slices()
        .matching(feature + ".(*)..")
        .should()
        .notDependOnEachOther()
        .because("an act is added and removed with its folder")
        .allowEmptyShould(false);
  }

  /** A feature's own package does not know its acts. */
  static ArchRule featureKnowsNoAct(String feature) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(feature)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(feature + ".*..")
        .because("an act is added and removed with its folder")
        .allowEmptyShould(false);
  }
}

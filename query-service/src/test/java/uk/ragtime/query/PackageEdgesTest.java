package uk.ragtime.query;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import uk.ragtime.query.area.ReadsProfiles;
import uk.ragtime.testing.ArchitectureRules;
import uk.ragtime.testing.ArchitectureRules.Part;

/** Holds the list of packages that each package uses. A new edge is a decision: list it here. */
class PackageEdgesTest {
  private static final String ROOT = "uk.ragtime.query";

  /** Each package and those that it uses; the root package is named after the service. */
  private static final String EDGES =
      """
      access -> projection tenancy
      action -> access agency area checklist cycle member opening projection rating tenancy
      agency -> access projection tenancy
      area -> access projection tenancy
      assessment -> access agency area checklist cycle feed member opening projection rating tenancy
      audit -> access checklist member opening rating tenancy
      checklist -> access projection tenancy
      comment -> access agency area cycle member opening projection tenancy
      cycle -> access opening projection rating tenancy
      erasure -> access member opening projection tenancy
      export -> access agency area audit checklist cycle feed member opening profile rating tenancy
      feed -> access projection store tenancy
      history -> access agency area checklist cycle profile rating tenancy
      live -> access area projection tenancy
      matrix -> access agency area checklist cycle profile rating tenancy
      member -> access agency projection tenancy
      movement -> access agency area checklist cycle profile rating tenancy
      opening -> access rating tenancy
      operations -> access projection
      partnership -> projection
      profile -> access agency area checklist cycle member rating tenancy
      profiletopic -> access area checklist cycle profile projection rating tenancy
      projection -> store tenancy
      query -> action agency area assessment checklist comment cycle erasure feed generation live member partnership projection rating signoff
      rating -> access checklist projection tenancy
      rebuild -> generation tenancy
      rebuild.compare -> generation rebuild rebuild.load
      rebuild.control -> access generation rebuild rebuild.compare rebuild.load rebuild.swap store
      rebuild.load -> feed generation projection rebuild store
      rebuild.swap -> generation rebuild rebuild.load
      signoff -> access agency area assessment checklist cycle member opening projection tenancy
      task -> access action area assessment checklist cycle member tenancy
      """;

  private static final Set<String> ALLOWED =
      EDGES
          .lines()
          .map(line -> line.split(" -> "))
          .flatMap(sides -> Stream.of(sides[1].split(" ")).map(used -> sides[0] + " -> " + used))
          .collect(toSet());

  private static final ArchRule ONLY_LISTED_EDGES =
      ArchRuleDefinition.classes()
          .should(
              new ArchCondition<JavaClass>("use only the packages that are listed for theirs") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    String edge = edge(dependency);
                    if (edge != null && !ALLOWED.contains(edge)) {
                      events.add(
                          SimpleConditionEvent.violated(
                              item, edge + ": " + dependency.getDescription()));
                    }
                  }
                }
              })
          .allowEmptyShould(false);

  private static JavaClasses production() {
    return ArchitectureRules.RAGTIME.production(Part.QUERY);
  }

  @Test
  void packagesUseOnlyWhatIsListed() {
    ONLY_LISTED_EDGES.check(production());
  }

  @Test
  void everyListedEdgeIsStillThere() {
    Set<String> found =
        production().stream()
            .flatMap(item -> item.getDirectDependenciesFromSelf().stream())
            .map(PackageEdgesTest::edge)
            .filter(Objects::nonNull)
            .collect(toSet());

    assertThat(found).containsExactlyInAnyOrderElementsOf(ALLOWED);
  }

  @Test
  void theRuleSeesAnEdgeThatIsNotListed() {
    JavaClasses culprit = new ClassFileImporter().importClasses(ReadsProfiles.class);

    Assertions.assertThrows(AssertionError.class, () -> ONLY_LISTED_EDGES.check(culprit));
  }

  private static @Nullable String edge(Dependency dependency) {
    String from = dependency.getOriginClass().getPackageName();
    String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
    boolean inside = to.equals(ROOT) || to.startsWith(ROOT + ".");
    return !inside || to.equals(from) ? null : name(from) + " -> " + name(to);
  }

  private static String name(String packageName) {
    return packageName.equals(ROOT) ? "query" : packageName.substring(ROOT.length() + 1);
  }
}

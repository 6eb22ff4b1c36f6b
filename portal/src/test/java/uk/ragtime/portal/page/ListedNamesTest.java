package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;

class ListedNamesTest {
  private static Lists.Cycle cycle(String code, String name) {
    return new Lists.Cycle(code, name, "workforce", 1, null, null, null, "CLOSED", null);
  }

  private static Lists.Agency agency(String code, String name) {
    return new Lists.Agency(code, name, null, List.of());
  }

  @Test
  void cyclesAreOfferedLatestFirstWhateverTheirNames() {
    ListedNames names =
        ListedNames.of(
            List.of(),
            List.of(),
            List.of(
                cycle("2025-spring", "Spring 2025"),
                cycle("2025-autumn", "Autumn 2025"),
                cycle("2026-spring", "Spring 2026")),
            List.of());

    assertThat(names.cycleOptions())
        .extracting(SelectOption::label)
        .containsExactly("Spring 2026", "Autumn 2025", "Spring 2025");
  }

  @Test
  void agenciesAreListedByNameWhateverTheirCodesAndCapitals() {
    assertThat(
            new Lists.Agencies(
                    List.of(
                        agency("early-years", "Little Steps"),
                        agency("midwifery", "bay and coast"),
                        agency("nurseries", "Nurseries Together"),
                        agency("a-team", "Little Steps")))
                .agencies())
        .extracting(Lists.Agency::name)
        .containsExactly(
            "bay and coast",
            "Little Steps (a-team)",
            "Little Steps (early-years)",
            "Nurseries Together");
  }
}

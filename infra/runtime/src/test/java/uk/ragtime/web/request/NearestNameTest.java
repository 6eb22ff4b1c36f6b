package uk.ragtime.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("asOf", "knownAt", "cycle", "checklist", "rollup", "minPosition", "from", "to");

  @ParameterizedTest
  @DisplayName("B1: the name that was meant is found")
  @CsvSource({
    "asof, asOf",
    "as_of, asOf",
    "AS-OF, asOf",
    "asOff, asOf",
    "kownAt, knownAt",
    "cycel, cycle",
    "checklists, checklist",
    "roll-up, rollup",
    "as of, asOf",
    "'\u200Bcycle', cycle",
    "minposition, minPosition",
    "form, from"
  })
  void nearest(String given, String meant) {
    assertThat(NearestName.nearest(given, KNOWN)).hasValue(meant);
  }

  @ParameterizedTest
  @DisplayName("B1: nothing is suggested where nothing is near")
  @ValueSource(strings = {"", "x", "page", "access_token", "of"})
  void nothingNear(String given) {
    assertThat(NearestName.nearest(given, KNOWN)).isEmpty();
    assertThat(NearestName.hint(given, KNOWN)).startsWith("accepted are asOf, checklist, cycle, ");
  }

  @Test
  @DisplayName("B1: where nothing is accepted, the hint says so")
  void nothingAccepted() {
    assertThat(NearestName.hint("page", List.of())).isEqualTo("none is accepted here");
  }
}

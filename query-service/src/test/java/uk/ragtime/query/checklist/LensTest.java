package uk.ragtime.query.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.CapabilityCode;

class LensTest {
  /** In three versions: b is renamed twice, c goes after the first, d comes with the third. */
  private static final Lens LENS = lens();

  @Test
  void followsNamesThroughAllVersions() {
    assertThat(LENS.names(code("b3")))
        .containsExactlyInAnyOrder(code("b1"), code("b2"), code("b3"));
    assertThat(LENS.in(1, code("b3"))).contains(code("b1"));
    assertThat(LENS.in(2, code("b3"))).contains(code("b2"));
  }

  @Test
  void aCodeThatStaysIsTheSameCapabilityWhetherOrNotItSaysSo() {
    assertThat(LENS.names(code("a"))).containsExactly(code("a"));
    assertThat(LENS.in(1, code("a"))).contains(code("a"));
  }

  @Test
  void whatIsNewCarriesOnNothing() {
    assertThat(LENS.in(3, code("d"))).contains(code("d"));
    assertThat(LENS.in(2, code("d"))).isEmpty();
    assertThat(LENS.in(1, code("d"))).isEmpty();
  }

  @Test
  void whatNobodyCarriesOnIsNamed() {
    assertThat(LENS.unmapped(1)).containsExactly(code("c"));
    assertThat(LENS.unmapped(2)).isEmpty();
    assertThat(LENS.strangers(List.of(code("b1"), code("c"), code("a"), code("never"))))
        .containsExactly(code("c"), code("never"));
  }

  @Test
  void throughNothingOneSeesNothing() {
    assertThat(Lens.of(new TreeMap<>()).capabilities()).isEmpty();
    assertThat(Lens.NONE.in(1, code("a"))).isEmpty();
  }

  private static Lens lens() {
    TreeMap<Integer, List<Capability>> versions = new TreeMap<>();
    versions.put(1, List.of(capability("a", null), capability("b1", null), capability("c", null)));
    versions.put(2, List.of(capability("a", "a"), capability("b2", "b1")));
    versions.put(3, List.of(capability("a", null), capability("b3", "b2"), capability("d", null)));
    return Lens.of(versions);
  }

  private static CapabilityCode code(String value) {
    return new CapabilityCode(value);
  }

  private static Capability capability(String code, @Nullable String mapsFrom) {
    return new Capability(
        code(code), "Title", "s", "g", "r", "a", "g", mapsFrom == null ? null : code(mapsFrom));
  }
}

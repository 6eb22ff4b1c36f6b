package uk.ragtime.query.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.CapabilityCode;

class CarriedOverPlacesTest {
  private static final List<CapabilityCode> CHECKLIST = codes("c1", "c2", "c3", "c4");

  private static List<CapabilityCode> codes(String... codes) {
    return Stream.of(codes).map(CapabilityCode::new).toList();
  }

  @Test
  void eachPlaceHasADigit() {
    assertThat(CarriedOverPlaces.write(codes("c3", "c1"), CHECKLIST)).isEqualTo("1010");
    assertThat(CarriedOverPlaces.write(List.of(), CHECKLIST)).isEqualTo("0000");
  }

  @Test
  void readsWhatItWrote() {
    for (List<CapabilityCode> some : List.of(codes(), codes("c4"), codes("c1", "c2"), CHECKLIST)) {
      assertThat(CarriedOverPlaces.read(CarriedOverPlaces.write(some, CHECKLIST), CHECKLIST))
          .isEqualTo(Set.copyOf(some));
    }
    assertThat(CarriedOverPlaces.read(null, CHECKLIST)).isEmpty();
  }
}

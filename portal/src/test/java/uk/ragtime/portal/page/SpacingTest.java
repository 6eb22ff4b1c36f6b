package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpacingTest {

  @Test
  void leavesPlacesThatAreApart() {
    assertThat(Spacing.apart(List.of(10.0, 40.0, 90.0), 20, 0, 100))
        .containsExactly(10.0, 40.0, 90.0);
  }

  @Test
  void movesNeighboursAsLittleAsPossible() {
    assertThat(Spacing.apart(List.of(50.0, 52.0), 20, 0, 100)).containsExactly(41.0, 61.0);
  }

  @Test
  void staysInside() {
    assertThat(Spacing.apart(List.of(1.0, 2.0, 99.0), 20, 0, 100)).containsExactly(0.0, 20.0, 99.0);
    assertThat(Spacing.apart(List.of(98.0, 99.0), 20, 0, 100)).containsExactly(80.0, 100.0);
  }

  @Test
  void sharesTooLittleRoomEvenly() {
    assertThat(Spacing.apart(List.of(5.0, 5.0, 5.0), 20, 0, 20)).containsExactly(0.0, 10.0, 20.0);
  }

  @Test
  void keepsOrderAndGapWhateverIsWanted() {
    Random random = new Random(20261130);
    for (int run = 0; run < 500; run++) {
      List<Double> wanted = random.doubles(1 + random.nextInt(8), 0, 100).sorted().boxed().toList();
      List<Double> places = Spacing.apart(wanted, 12, 0, 100);
      for (int i = 0; i < places.size(); i++) {
        assertThat(places.get(i)).isBetween(0.0, 100.0);
        if (i > 0) {
          assertThat(places.get(i) - places.get(i - 1)).isGreaterThan(12 - 1e-9);
        }
      }
    }
  }
}

package uk.ragtime.benchmarks.store.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
    assertEquals(new Spread(3, 1, 9), Spread.of(List.of(9.0, 1.0, 3.0)));
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertEquals(new Spread(2.5, 1, 4), Spread.of(List.of(4.0, 1.0, 2.0, 3.0)));
  }

  @Test
  void isWrittenInWholeNumbers() {
    assertEquals("1,235 (999–12,346)", new Spread(1_234.6, 999.4, 12_345.5).toString());
  }

  @Test
  void nothingMeasuredIsNoResult() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
  }
}

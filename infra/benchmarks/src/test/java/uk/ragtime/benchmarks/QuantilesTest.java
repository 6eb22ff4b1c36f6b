package uk.ragtime.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  @Test
  void ranksAreNearest() {
    long[] hundredToOneMillis =
        LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();

    Quantiles quantiles = Quantiles.of(hundredToOneMillis);

    assertEquals(50, quantiles.millisAt(0.5));
    assertEquals(99, quantiles.millisAt(0.99));
    assertEquals(100, quantiles.millisAt(1));
    assertEquals("| x | 100 | 50.0 | 90.0 | 99.0 | 100.0 |", quantiles.row("x"));
  }

  @Test
  void nothingMeasuredIsNoResult() {
    assertThrows(IllegalArgumentException.class, () -> Quantiles.of(new long[0]));
  }
}

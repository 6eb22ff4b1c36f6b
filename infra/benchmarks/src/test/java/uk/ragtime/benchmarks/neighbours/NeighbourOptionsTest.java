package uk.ragtime.benchmarks.neighbours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourOptionsTest {
  @Test
  void whatIsNotSaidIsAsUsual() {
    assertEquals(new NeighbourOptions(60, 64, null), NeighbourOptions.read(List.of()));
    assertEquals(
        new NeighbourOptions(5, 8, Path.of("x.md")),
        NeighbourOptions.read(List.of("--seconds", "5", "--connections", "8", "--out", "x.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seconds", "--seconds 0", "--speed 3"})
  void whatCannotBeMeantIsRefused(String given) {
    assertThrows(
        IllegalArgumentException.class, () -> NeighbourOptions.read(List.of(given.split(" "))));
  }
}

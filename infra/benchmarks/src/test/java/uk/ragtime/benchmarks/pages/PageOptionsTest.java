package uk.ragtime.benchmarks.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.benchmarks.pages.PageOptions.Compilers;

class PageOptionsTest {
  @Test
  void whatIsNotSaidIsAsUsual() {
    assertEquals(new PageOptions(30, 60, 60, 2, Compilers.BOTH, null), PageOptions.read(List.of()));
    assertEquals(
        new PageOptions(8, 5, 3, 7, Compilers.QUICK, Path.of("x.md")),
        PageOptions.read(
            List.of(
                "--seconds",
                "5",
                "--rate",
                "8",
                "--warm-up",
                "3",
                "--ratings",
                "7",
                "--compilers",
                "quick",
                "--out",
                "x.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seconds", "--seconds 0", "--speed 3", "--compilers none"})
  void whatCannotBeMeantIsRefused(String given) {
    assertThrows(IllegalArgumentException.class, () -> PageOptions.read(List.of(given.split(" "))));
  }
}

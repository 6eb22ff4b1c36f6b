package uk.ragtime.benchmarks.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreOptionsTest {
  @Test
  void everythingUnlessSaid() {
    StoreOptions options = StoreOptions.of(List.of());

    assertEquals(EnumSet.allOf(StorePart.class), options.parts());
    assertEquals(20_000, options.assessments());
    assertEquals(List.of(1, 16, 64, 256), options.callers());
  }

  @Test
  void someParts() {
    StoreOptions options =
        StoreOptions.of(List.of("--only", "in-process", "--only", "size", "--quick"));

    assertEquals(EnumSet.of(StorePart.IN_PROCESS, StorePart.SIZE), options.parts());
    assertEquals(1, options.rounds());
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    for (List<String> arguments :
        List.of(
            List.of("--fast"),
            List.of("--only", "tea"),
            List.of("--rounds"),
            List.of("--rounds", "0"))) {
      assertThrows(IllegalArgumentException.class, () -> StoreOptions.of(arguments));
    }
  }
}

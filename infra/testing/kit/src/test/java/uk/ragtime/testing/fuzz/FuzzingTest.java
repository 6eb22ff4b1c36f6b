package uk.ragtime.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzingTest {
  @Test
  void findsAParserThatThrowsWhatItDoesNotSay() {
    assertThatThrownBy(() -> Fuzzing.run(FuzzingTest.class, FuzzingTest::dateOrRefusal))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("for the input")
        .hasCauseInstanceOf(StringIndexOutOfBoundsException.class);
  }

  @Test
  void givesTheSameInputsEachTimeAndManyDifferentOnes() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    Fuzzing.run(FuzzingTest.class, input -> first.add(new String(input, UTF_8)));
    Fuzzing.run(FuzzingTest.class, input -> second.add(new String(input, UTF_8)));

    assertThat(first).isEqualTo(second).startsWith("2026-11-23", "1999-01-01\n");
    assertThat(first.stream().distinct().count()).isGreaterThan(Fuzzing.INPUTS / 2);
  }

  private static void dateOrRefusal(byte[] input) {
    String text = new String(input, UTF_8).substring(0, 10);
    try {
      LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      // As it is documented to.
    }
  }
}

package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.ragtime.query.projection.FirstUseNumbers.Numbered;

class FirstUseNumbersTest {
  private final FirstUseNumbers<String> numbers = new FirstUseNumbers<>();

  @Test
  void numbersAreInTheOrderOfFirstUse() {
    assertThat(numbers.of("late")).isEqualTo(new Numbered(1, true));
    assertThat(numbers.of("early")).isEqualTo(new Numbered(2, true));

    assertThat(numbers.of("late")).isEqualTo(new Numbered(1, false));
    assertThat(numbers.of("early")).isEqualTo(new Numbered(2, false));
  }

  @Test
  void goesOnAfterThoseThatWereGivenBefore() {
    numbers.add("second", 2);
    numbers.add("first", 1);

    assertThat(numbers.of("second")).isEqualTo(new Numbered(2, false));
    assertThat(numbers.of("third")).isEqualTo(new Numbered(3, true));
  }
}

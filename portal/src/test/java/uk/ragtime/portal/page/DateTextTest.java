package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "14 10 2025",
        " 14/10/2025 ",
        "14.10.2025",
        "14 October 2025",
        "14 oct 2025",
        "14 Hydref 2025",
        "14 hyd 2025",
        "2025-10-14"
      })
  void readsADateAsPeopleTypeIt(String typed) {
    DateText read = DateText.of(typed);
    assertThat(read.date()).isEqualTo(LocalDate.of(2025, 10, 14));
    assertThat(read.typed()).isEqualTo(typed.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"31 2 2025", "14 10 25", "yesterday", "14 Octember 2025", "2025-13-01"})
  void tellsWhatIsNoDate(String typed) {
    assertThat(DateText.of(typed).isWrong()).isTrue();
  }

  @Test
  void nothingIsNotWrong() {
    assertThat(DateText.of(null).isWrong()).isFalse();
    assertThat(DateText.of("  ").isEmpty()).isTrue();
  }
}

package uk.ragtime.portal.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.page.FieldError;

class HoldFormTest {

  @Test
  void tellsAllThatIsMissingInTheOrderOfThePage() {
    assertThat(form("", Set.of(), " ", "31", "2", "2027").errors())
        .extracting(FieldError::field)
        .containsExactly("members", "reason", "day", "number");
  }

  @Test
  void holdsUntilItIsLiftedIfNoDayIsTyped() {
    HoldForm form = form("2026-7", Set.of("m-8"), "A complaint is open.", null, null, "");
    assertThat(form.errors()).isEmpty();
    assertThat(form.hold().until()).isNull();
  }

  @Test
  void holdsUntilTheDayTyped() {
    assertThat(form("2026-7", Set.of("m-8"), "Why", "30", "6", "2027").hold().until())
        .isEqualTo(LocalDate.of(2027, 6, 30));
  }

  /** Browsers send two characters for each end of a line; the services count one. */
  @Test
  void countsAReasonAsTheServicesDo() {
    String lines = "a\r\n".repeat(1999) + "ab";
    assertThat(form("2026-7", Set.of("m-8"), lines, null, null, null).errors()).isEmpty();
    assertThat(form("2026-7", Set.of("m-8"), lines + "cd", null, null, null).errors())
        .extracting(FieldError::problem)
        .containsExactly("hold.wrong.long-reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-0", "2026-07", "26-7", "2026-12345", "smith-1"})
  void hasANumberThatNamesNobody(String number) {
    assertThat(form(number, Set.of("m-8"), "Why", null, null, null).errors())
        .extracting(FieldError::field)
        .containsExactly("number");
  }

  @Test
  void proposesANumberOfThisYear() {
    UUID key = UUID.fromString("0190c7e2-1111-4222-8333-123456789abc");
    HoldForm form = HoldForm.empty(key, LocalDate.of(2026, 11, 3), "m-8");
    assertThat(form.number()).startsWith("2026-").matches(HoldForm::isNumber);
    assertThat(form.members()).containsExactly("m-8");
  }

  private static HoldForm form(
      String number,
      Set<String> members,
      String reason,
      @Nullable String day,
      @Nullable String month,
      @Nullable String year) {
    return new HoldForm(number, members, Set.of(), reason, day, month, year);
  }
}

package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.page.TypedDate.Date;
import uk.ragtime.portal.page.TypedDate.InvalidDate;

class TypedDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2",
        "02",
        " 2 ",
        "February",
        "february",
        "FEB",
        "Feb.",
        "Chwefror",
        "chwef",
        "Chwe",
        "Chwef."
      })
  void aMonthIsANumberOrANameInEnglishOrWelshInFullOrShortened(String month) {
    assertThat(TypedDate.of("3", month, "2026").read())
        .isEqualTo(new Date(LocalDate.of(2026, 2, 3)));
  }

  @ParameterizedTest
  @EnumSource(Month.class)
  void eachMonthIsReadAsEachLanguageWritesItShortOrInFull(Month month) {
    for (Language language : Language.values()) {
      for (TextStyle style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
        String name = month.getDisplayName(style, language.locale());
        assertThat(TypedDate.of("1", name, "2026").read())
            .as(name)
            .isEqualTo(new Date(LocalDate.of(2026, month, 1)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"Ma", "M", "Octember", "0", "13", "-1", "1.5", "Oct0ber", "10 October", "."})
  void anythingElseIsNoMonth(String month) {
    assertThat(TypedDate.of("1", month, "2026").read())
        .isEqualTo(new InvalidDate(new FieldError("date.wrong.not-real", "day")));
  }

  @Test
  void aDayThatAMonthDoesNotHaveIsNotReal() {
    assertThat(TypedDate.of("30", "Chwefror", "2026").read()).isInstanceOf(InvalidDate.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, May, 2026, no-day, day",
        "1, -, 2026, no-month, month",
        "1, May, -, no-year, year",
        "1, May, 26, short-year, year",
        "1, May, 99999, short-year, year",
        "100, May, 2026, not-real, day",
        "first, May, 2026, not-real, day",
      })
  void anErrorIsAtTheFieldThatIsWrong(
      String day, String month, String year, String problem, String field) {
    assertThat(TypedDate.of(day, month, year).read())
        .isEqualTo(new InvalidDate(new FieldError("date.wrong." + problem, field)));
  }
}

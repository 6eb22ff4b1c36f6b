package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedDate;

class AsOfTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest
  @CsvSource({
    "14, 10, 2025",
    "' 14 ', 10, '2025 '",
    "14, 010, 2025",
  })
  void aDateThatHasBeenIsTaken(String day, String month, String year) {
    assertThat(AsOf.form(TypedDate.of(day, month, year), TODAY))
        .isEqualTo(new AsOf.Day(LocalDate.of(2025, 10, 14)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 10, 2025, date.wrong.no-day, day",
    "14, '', 2025, date.wrong.no-month, month",
    "14, 10, '', date.wrong.no-year, year",
    "14, 10, 25, date.wrong.short-year, year",
    "31, 2, 2025, date.wrong.not-real, day",
    "14, 13, 2025, date.wrong.not-real, day",
    "x, 10, 2025, date.wrong.not-real, day",
    "-1, 10, 2025, date.wrong.not-real, day",
    "99999999999, 10, 2025, date.wrong.not-real, day",
    "٣, 10, 2025, date.wrong.not-real, day",
    "24, 11, 2026, date.wrong.in-future, day",
    "1, 1, 0001, date.wrong.too-early, year",
  })
  void aWrongDateIsNamedWithItsBox(
      String day, String month, String year, String problem, String field) {
    // when
    AsOf asOf = AsOf.form(TypedDate.of(day, month, year), TODAY);

    // then
    assertThat(asOf)
        .isInstanceOfSatisfying(
            AsOf.Invalid.class,
            not -> assertThat(not.error()).isEqualTo(new FieldError(problem, field)));
  }

  @Test
  void nothingTypedIsToday() {
    assertThat(AsOf.form(TypedDate.of("", " ", null), TODAY)).isEqualTo(new AsOf.Now());
    assertThat(AsOf.address(null, TODAY)).isEqualTo(new AsOf.Now());
    assertThat(AsOf.address("2026-11-23", TODAY)).isEqualTo(new AsOf.Now());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2025-02-31", "2027-01-01", "+999999999-01-01", "<script>"})
  void anAddressWithAWrongDateIsWrong(String asOf) {
    assertThat(AsOf.address(asOf, TODAY)).isInstanceOf(AsOf.Invalid.class);
  }
}

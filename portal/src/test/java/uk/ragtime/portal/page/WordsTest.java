package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class WordsTest {
  private final Words words = EnglishWords.words();

  @AfterEach
  void english() {
    LocaleContextHolder.resetLocaleContext();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 1 Ionawr 2026", "2026-02-28, 28 Chwefror 2026", "2026-03-01, 1 Mawrth 2026",
    "2026-04-30, 30 Ebrill 2026", "2026-05-01, 1 Mai 2026", "2026-06-15, 15 Mehefin 2026",
    "2026-07-01, 1 Gorffennaf 2026", "2026-08-31, 31 Awst 2026", "2026-09-01, 1 Medi 2026",
    "2026-10-14, 14 Hydref 2026", "2026-11-05, 5 Tachwedd 2026", "2026-12-25, 25 Rhagfyr 2026",
  })
  void datesAreWelshOnAWelshPage(LocalDate day, String written) {
    // given
    LocaleContextHolder.setLocale(Language.WELSH.locale());

    // then
    assertThat(words.day(day)).isEqualTo(written);
  }

  @Test
  void momentsAreInLondonAndInTheLanguageOfThePage() {
    Instant summer = Instant.parse("2026-07-01T22:30:00Z");
    assertThat(words.moment(summer)).isEqualTo("1 July 2026 at 23:30");
    LocaleContextHolder.setLocale(Language.WELSH.locale());
    assertThat(words.moment(summer)).isEqualTo("1 Gorffennaf 2026 am 23:30");
  }

  @Test
  void theEndOfADayNamesTheDayThatEnds() {
    Instant midnight = Instant.parse("2026-12-11T00:00:00Z");
    assertThat(words.end(midnight)).isEqualTo("midnight at the end of 10 December 2026");
    assertThat(words.end(Instant.parse("2026-06-30T23:00:00Z")))
        .isEqualTo("midnight at the end of 30 June 2026");
    assertThat(words.end(midnight.plusSeconds(60))).isEqualTo("11 December 2026 at 00:01");
    LocaleContextHolder.setLocale(Language.WELSH.locale());
    assertThat(words.end(midnight)).isEqualTo("hanner nos ar ddiwedd 10 Rhagfyr 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "erasure.erased.texts, 1, Mae un testun wedi’i ddileu.",
    "erasure.erased.texts, 2, Mae 2 destun wedi’u dileu.",
    "erasure.erased.texts, 3, Mae 3 thestun wedi’u dileu.",
    "erasure.erased.texts, 5, Mae 5 testun wedi’u dileu.",
    "erasure.erased.texts, 6, Mae 6 thestun wedi’u dileu.",
    "erasure.erased.texts, 12, Mae 12 testun wedi’u dileu.",
    "work.RATE, 1, Sgorio un gallu",
    "work.RATE, 2, Sgorio 2 allu",
    "work.RATE, 11, Sgorio 11 gallu",
    "work.more, 6, Mae 6 thasg arall i ddilyn pan fydd y rhain wedi’u gwneud.",
    "story.late.days, 2, 'Cofnodwyd yn hwyr, 2 ddiwrnod wedyn'",
  })
  void afterANumberTheNounIsSingularAndMutated(String key, int number, String said) {
    // given
    LocaleContextHolder.setLocale(Language.WELSH.locale());

    // then
    assertThat(words.say(key, number)).isEqualTo(said);
  }
}

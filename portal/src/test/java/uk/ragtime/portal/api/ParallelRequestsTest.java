package uk.ragtime.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class ParallelRequestsTest {
  private static final Locale WELSH = Locale.of("cy", "GB");

  @AfterEach
  void english() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void whatIsMadeInAThreadOfItsOwnIsInTheLanguageOfThePage() {
    // given
    LocaleContextHolder.setLocale(WELSH);

    // when
    try (ParallelRequests requests = new ParallelRequests()) {
      var languages =
          IntStream.range(0, 20)
              .mapToObj(_ -> requests.ask(LocaleContextHolder::getLocale))
              .toList();

      // then
      assertThat(languages.stream().map(ParallelRequests.Answer::get)).containsOnly(WELSH);
    }
  }
}

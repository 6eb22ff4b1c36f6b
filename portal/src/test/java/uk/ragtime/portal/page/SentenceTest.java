package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.i18n.LocaleContextHolder;

class SentenceTest {
  private final Words words = EnglishWords.words();

  @AfterEach
  void english() {
    LocaleContextHolder.resetLocaleContext();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void itSaysWhatTheMessageSays(Language language) {
    // given
    LocaleContextHolder.setLocale(language.locale());
    String[] with = {"Amber", "was {0} 'Red'", "Observes \uE000 <b>", ""};

    // then
    assertThat(words.sentence("heat.cell.noted", 4).with(with))
        .isEqualTo(words.say("heat.cell.noted", (Object[]) with));
    assertThat(words.sentence("heat.unmoved", 0).with()).isEqualTo(words.say("heat.unmoved"));
  }

  @Test
  void aMessageMayNameItsParametersInAnyOrderAndTwice() {
    assertThat(Sentence.of(2, with -> with[1] + ", " + with[0] + ", " + with[1]).with("a", "b"))
        .isEqualTo("b, a, b");
  }
}

package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.NoSuchMessageException;

class JoinedMessagesTest {
  private final JoinedMessages messages = new JoinedMessages(List.of(MessageFiles.basenames()));

  @ParameterizedTest
  @EnumSource
  void haveEachTextOfEachFile(Language language) {
    // given
    Properties all = MessageFiles.messages(language == Language.WELSH ? "_cy" : "");

    // then
    assertThat(all.stringPropertyNames())
        .isNotEmpty()
        .allSatisfy(key ->
            assertThat(messages.getMessage(key, null, language.locale()))
                .isEqualTo(all.getProperty(key)));
  }

  @Test
  void fillInWhatTheyAreGiven() {
    assertThat(messages.getMessage("heat.worse", new Object[] {2}, Locale.UK)).isEqualTo("2 worse");
    assertThat(messages.getMessage("heat.worse", new Object[] {1}, Locale.UK)).isEqualTo("1 worse");
  }

  @Test
  void areEnglishForAnyLanguageButWelsh() {
    assertThat(messages.getMessage("skip", null, Locale.FRANCE))
        .isEqualTo(messages.getMessage("skip", null, Locale.UK));
  }

  @Test
  void refuseATextThatThereIsNot() {
    assertThatThrownBy(() -> messages.getMessage("no.such.text", null, Locale.UK))
        .isInstanceOf(NoSuchMessageException.class);
  }
}

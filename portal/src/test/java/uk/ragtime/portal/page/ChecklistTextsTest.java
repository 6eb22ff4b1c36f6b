package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Lists;

class ChecklistTextsTest {
  private static final Lists.Capability TUNING_IN =
      new Lists.Capability("tuning-in", "Tuning in", "practice", "Ask", "R", "A", "G", null);

  private static ChecklistTexts texts(Map<String, ChecklistDocument.Texts> translations) {
    ChecklistDocument.Item item =
        new ChecklistDocument.Item(
            "tuning-in", "practice", "Tuning in", "Ask", "R", "A", "G", translations, null, null);
    return new ChecklistTexts(
        new ChecklistDocument("Workforce", null, Map.of(), Map.of(), List.of(item), List.of()),
        "cy");
  }

  @Test
  void aTranslatedItemIsInTheLanguageOfThePage() {
    // given
    ChecklistTexts welsh =
        texts(Map.of("cy", new ChecklistDocument.Texts("Tiwnio", "Gofyn", "C", "O", "Gw")));

    // then
    assertThat(welsh.item(TUNING_IN))
        .isEqualTo(
            new Lists.Capability("tuning-in", "Tiwnio", "practice", "Gofyn", "C", "O", "Gw", null));
    assertThat(welsh.title("tuning-in", "Tuning in")).isEqualTo("Tiwnio");
    assertThat(welsh.lang("tuning-in")).isNull();
  }

  @Test
  void oneThatIsNotTranslatedSaysItsLanguage() {
    // given
    ChecklistTexts welsh = texts(Map.of());

    // then
    assertThat(welsh.item(TUNING_IN)).isEqualTo(TUNING_IN.in("en"));
    assertThat(welsh.title("tuning-in", "Tuning in")).isEqualTo("Tuning in");
    assertThat(welsh.lang("tuning-in")).isEqualTo("en");
  }

  @Test
  void textsAsListedSayNothing() {
    assertThat(ChecklistTexts.AS_LISTED.item(TUNING_IN)).isEqualTo(TUNING_IN);
    assertThat(ChecklistTexts.AS_LISTED.lang("tuning-in")).isNull();
  }
}

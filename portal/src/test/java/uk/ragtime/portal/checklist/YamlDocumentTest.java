package uk.ragtime.portal.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {

  @Test
  void everyValueIsReadAsTheTextThatItIs() {
    assertThat(YamlDocument.read("title: 2026\ncapabilities:\n  - {code: on, red: null}\n"))
        .isEqualTo(
            new YamlDocument.Read(
                Map.of("title", "2026", "capabilities", List.of(Map.of("code", "on")))));
  }

  @ParameterizedTest
  @CsvSource({
    "'title: A\ncapabilities:\n  - code: ''a\n', 3",
    "'title: A\n\tcode: b', 2",
    "'title: A\ntitle: B', 2",
    "'just words', 1",
  })
  void whereReadingEndsIsKnownByLine(String text, int line) {
    assertThat(YamlDocument.read(text)).isEqualTo(new YamlDocument.Unreadable(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a comment"})
  void nothingIsUnreadable(String text) {
    assertThat(YamlDocument.read(text)).isEqualTo(new YamlDocument.Unreadable(null));
  }

  @Test
  void depthIsLimited() {
    assertThat(YamlDocument.read("a: " + "[".repeat(5000)))
        .isInstanceOf(YamlDocument.Unreadable.class);
  }

  @Test
  void theNextVersionBeginsWithoutWhatRelatedTheLastOneToTheOneBefore() {
    // given
    String text =
        """
        title: Workforce
        capabilities:
          - code: supervision
            title: "Yes: it is"
            from: {kind: same, codes: [clinical-supervision]}
          - code: cues
            mapsFrom: tuning
            title: Cues
        dropped: [posters]
        """;

    // when
    String next = YamlDocument.withoutMapping(text);

    // then
    assertThat(YamlDocument.read(next))
        .isEqualTo(
            new YamlDocument.Read(
                Map.of(
                    "title",
                    "Workforce",
                    "capabilities",
                    List.of(
                        Map.of("code", "supervision", "title", "Yes: it is"),
                        Map.of("code", "cues", "title", "Cues")))));
  }

  @Test
  void whatCannotBeReadStaysAsItIs() {
    assertThat(YamlDocument.withoutMapping("title: 'a")).isEqualTo("title: 'a");
  }
}

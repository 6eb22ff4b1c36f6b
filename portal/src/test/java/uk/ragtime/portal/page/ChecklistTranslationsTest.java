package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;

class ChecklistTranslationsTest {
  private static Lists.Checklist version(String code, int version, String... languages) {
    return new Lists.Checklist(code, version, code, List.of(), List.of(languages), null);
  }

  @Test
  void howeverManyVersionsThereAreFewDocumentsAreReadTheNewestFirst() {
    // given
    List<Lists.Checklist> listed =
        Stream.concat(
                IntStream.rangeClosed(1, 40).mapToObj(at -> version("workforce", at, "en", "cy")),
                Stream.of(version("settings", 1, "en", "cy"), version("settings", 2, "en", "cy")))
            .toList();

    // when
    Set<Lists.Checklist> read = ChecklistTranslations.read("cy", listed);

    // then
    assertThat(read)
        .hasSize(ChecklistTranslations.MOST_DOCUMENTS)
        .contains(version("workforce", 40, "en", "cy"), version("settings", 2, "en", "cy"))
        .doesNotContain(version("workforce", 1, "en", "cy"));
  }

  @Test
  void whatIsInTheLanguageOrHasNoTranslationIsNotRead() {
    assertThat(
            ChecklistTranslations.read(
                "cy", List.of(version("cymraeg", 1, "cy"), version("english", 1, "en"))))
        .isEmpty();
  }
}

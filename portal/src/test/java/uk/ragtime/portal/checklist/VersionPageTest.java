package uk.ragtime.portal.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Lists.Origin;
import uk.ragtime.portal.page.EnglishWords;

class VersionPageTest {
  private static final ChecklistDocument BEFORE =
      document(
          List.of(),
          item("cues", "Notices cues", null),
          item("play", "Plays", null),
          item("posters", "Hangs posters", null),
          item("talk", "Talks", null),
          item("listen", "Listens", null));

  private static ChecklistDocument document(List<String> dropped, ChecklistDocument.Item... items) {
    return new ChecklistDocument(
        "Workforce",
        "en",
        Map.of("cy", new ChecklistDocument.Title("Gweithlu")),
        Map.of("practice", Map.of("en", "Practice", "cy", "Ymarfer")),
        List.of(items),
        dropped);
  }

  private static ChecklistDocument.Item item(String code, String title, @Nullable Origin from) {
    return new ChecklistDocument.Item(
        code,
        "practice",
        title,
        "Guidance",
        "Few",
        "Many",
        "All",
        Map.of("cy", new ChecklistDocument.Texts("Teitl", "Canllaw", "Ychydig", "Llawer", "Pawb")),
        null,
        from);
  }

  private static VersionPage page(ChecklistDocument document, Locale locale) {
    return VersionPage.of("workforce", 2, document, BEFORE, locale, EnglishWords.words());
  }

  @Test
  void whatBecameOfEachItemIsTold() {
    // given
    ChecklistDocument after =
        document(
            List.of("posters"),
            item("cues", "Notices cues", null),
            item("playing", "Plays", new Origin("same", List.of("play"))),
            item("talk-listen", "Both", new Origin("merged", List.of("talk", "listen"))),
            item("sleep", "Knows sleep", null));

    // when
    VersionPage page = page(after, Locale.UK);

    // then
    assertThat(page.changes())
        .containsExactly(
            "2 items are the same",
            "One takes the place of several",
            "One is new",
            "One is no longer rated");
    assertThat(page.dropped()).containsExactly("Hangs posters");
    assertThat(page.sections().getFirst().items())
        .extracting(VersionPage.Item::change)
        .containsExactly(
            null,
            "The same as before, where its code was play",
            "In place of “Talks; Listens”",
            "New: its ratings start empty");
  }

  @Test
  void editedTextsAreToldThoughTheItemIsTheSame() {
    ChecklistDocument after = document(List.of(), item("cues", "Notices all cues", null));
    assertThat(page(after, Locale.UK).sections().getFirst().items().getFirst().change())
        .isEqualTo("Continues “Notices cues”; its texts were edited");
  }

  @Test
  void aFirstVersionHasNoChanges() {
    VersionPage page =
        VersionPage.of("workforce", 1, BEFORE, null, Locale.UK, EnglishWords.words());
    assertThat(page.changes()).isEmpty();
    assertThat(page.dropped()).isEmpty();
    assertThat(page.sections().getFirst().items())
        .extracting(VersionPage.Item::change)
        .containsOnlyNulls();
  }

  @Test
  void theTextsAreInTheLanguageOfThePageIfThereAreAny() {
    VersionPage welsh = page(BEFORE, Locale.of("cy", "GB"));
    assertThat(welsh.language()).isEqualTo("cy");
    assertThat(welsh.title()).isEqualTo("Gweithlu");
    assertThat(welsh.sections().getFirst().name()).isEqualTo("Ymarfer");
    assertThat(page(BEFORE, Locale.FRANCE).language()).isEqualTo("en");
  }
}

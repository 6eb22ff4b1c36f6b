package uk.ragtime.portal.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;

/**
 * Part of a sentence. A title that is not translated stands in another language within it.
 *
 * @param lang language of the text; null if it is that of the page
 */
public record Passage(String text, @Nullable String lang) {

  /** Titles of checklists and of their items that are in another language. */
  public static List<Passage> foreign(List<Lists.Checklist> checklists) {
    return foreign(
        checklists.stream()
            .flatMap(version ->
                Stream.concat(
                    Stream.of(new Passage(version.title(), version.lang())),
                    version.capabilities().stream()
                        .map(it -> new Passage(it.title(), it.lang())))));
  }

  /** Those of some titles that are in another language. */
  public static List<Passage> foreign(Stream<Passage> titles) {
    return titles.filter(it -> it.lang() != null).distinct().toList();
  }

  /**
   * Divides a sentence at the titles that are in another language.
   *
   * @param titles that are in another language, whether they occur or not; null for none
   */
  public static List<Passage> in(String sentence, @Nullable List<Passage> titles) {
    List<Passage> foreign = titles == null ? List.of() : titles;
    List<Passage> passages = new ArrayList<>();
    String rest = sentence;
    while (true) {
      String remaining = rest;
      Passage next =
          foreign.stream()
              .filter(it -> !it.text().isEmpty() && remaining.contains(it.text()))
              .min(
                  Comparator.comparingInt((Passage it) -> remaining.indexOf(it.text()))
                      .thenComparingInt(it -> -it.text().length()))
              .orElse(null);
      if (next == null) {
        break;
      }
      int at = rest.indexOf(next.text());
      if (at > 0) {
        passages.add(new Passage(rest.substring(0, at), null));
      }
      passages.add(next);
      rest = rest.substring(at + next.text().length());
    }
    if (!rest.isEmpty() || passages.isEmpty()) {
      passages.add(new Passage(rest, null));
    }
    return List.copyOf(passages);
  }
}

package uk.ragtime.portal.page;

import java.util.Arrays;
import java.util.List;
import uk.ragtime.portal.api.Distribution;

/** A word and how often it was said. */
public record Count(Word word, int count) {

  /** All five words in their order, those said never included. */
  public static List<Count> all(Distribution distribution) {
    return Arrays.stream(Word.values()).map(w -> new Count(w, w.in(distribution))).toList();
  }

  /** Only the words that were said. */
  public static List<Count> said(Distribution distribution) {
    return all(distribution).stream().filter(c -> c.count() > 0).toList();
  }
}

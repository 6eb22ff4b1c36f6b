package uk.ragtime.portal.page;

import java.util.Arrays;
import java.util.List;
import uk.ragtime.portal.api.Distribution;

/** A word and how often it was said. */
public record LabelCount(RatingLabel label, int count) {

  /** All five words in their order, those said never included. */
  public static List<LabelCount> all(Distribution distribution) {
    return Arrays.stream(RatingLabel.values())
        .map(w -> new LabelCount(w, w.in(distribution)))
        .toList();
  }

  /** Only the words that were said. */
  public static List<LabelCount> nonZero(Distribution distribution) {
    return all(distribution).stream().filter(c -> c.count() > 0).toList();
  }
}

package uk.ragtime.portal.page;

import java.util.Arrays;
import java.util.List;
import uk.ragtime.portal.api.Distribution;

/** A label and its count. */
public record LabelCount(RatingLabel label, int count) {

  /** Counts of all five labels in order, including zeros. */
  public static List<LabelCount> all(Distribution distribution) {
    return Arrays.stream(RatingLabel.values())
        .map(w -> new LabelCount(w, w.in(distribution)))
        .toList();
  }

  /** Counts of the labels that occur. */
  public static List<LabelCount> nonZero(Distribution distribution) {
    return all(distribution).stream().filter(c -> c.count() > 0).toList();
  }
}

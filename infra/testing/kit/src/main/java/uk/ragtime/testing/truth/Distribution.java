package uk.ragtime.testing.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Number of agencies by rating. */
record Distribution(long red, long amber, long green, long notApplicable, long notRated) {
  static Distribution of(List<@Nullable RecordedRating> shown) {
    return new Distribution(
        count(shown, Rating.RED),
        count(shown, Rating.AMBER),
        count(shown, Rating.GREEN),
        count(shown, Rating.NOT_APPLICABLE),
        count(shown, null));
  }

  private static long count(List<@Nullable RecordedRating> shown, @Nullable Rating rating) {
    return shown.stream()
        .filter(entry -> (entry == null ? null : entry.rating()) == rating)
        .count();
  }

  @Override
  public String toString() {
    return "%d red, %d amber, %d green, %d not applicable, %d not rated"
        .formatted(red, amber, green, notApplicable, notRated);
  }
}

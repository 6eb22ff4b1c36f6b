package uk.ragtime.query.rating;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** Ratings as PostgreSQL hands them over by the hundred: a letter each. */
final class RatingCodec {
  private RatingCodec() {}

  /** The rating that a word's first letter stands for; null for a dash. */
  static @Nullable Rating decode(char letter) {
    return switch (letter) {
      case 'R' -> Rating.RED;
      case 'A' -> Rating.AMBER;
      case 'G' -> Rating.GREEN;
      case 'N' -> Rating.NOT_APPLICABLE;
      case '-' -> null;
      default -> throw new IllegalArgumentException("no rating begins with " + letter);
    };
  }
}

package uk.ragtime.query.rating;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** Decodes ratings that PostgreSQL returns by the hundred, as a letter each. */
final class RatingCodec {
  private RatingCodec() {}

  /** Decodes the first letter of a rating; null for a dash. */
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

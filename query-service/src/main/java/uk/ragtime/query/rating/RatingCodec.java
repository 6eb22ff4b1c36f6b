package uk.ragtime.query.rating;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** Decodes ratings that PostgreSQL returns by the hundred, as a letter each. */
final class RatingCodec {
  private RatingCodec() {}

  /** A rating at a point, and whether it was given in another cycle than the point's. */
  record Decoded(Rating rating, boolean carriedOver) {}

  /** Decodes a letter of a grid, small if the rating was given in another cycle. */
  static @Nullable Decoded decoded(char letter) {
    Rating rating = decode(Character.toUpperCase(letter));
    return rating == null ? null : new Decoded(rating, Character.isLowerCase(letter));
  }

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

package uk.ragtime.query.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** Ratings as PostgreSQL stores them, and returns them by the hundred: a letter each. */
final class RatingCodec {
  private RatingCodec() {}

  /** A rating at a point, and whether it was given in another cycle than the point's. */
  record Decoded(Rating rating, boolean carriedOver) {}

  /** Decodes a letter of a grid, small if the rating was given in another cycle. */
  static @Nullable Decoded decoded(char letter) {
    Rating rating = decode(Character.toUpperCase(letter));
    return rating == null ? null : new Decoded(rating, Character.isLowerCase(letter));
  }

  /** First letter of a rating; null for none. */
  static @Nullable String letter(@Nullable Rating rating) {
    return rating == null ? null : rating.name().substring(0, 1);
  }

  /** Decodes the letter in a column; null if it is null. */
  static @Nullable Rating rating(ResultSet row, String column) throws SQLException {
    String letter = row.getString(column);
    return letter == null ? null : decode(letter.charAt(0));
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

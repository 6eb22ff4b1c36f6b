package uk.ragtime.query.export;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** A rating in words and as a number, as in the views of {@code reporting_v1}. */
final class Rag {
  private Rag() {}

  /** A word for each rating, and for none. */
  static String word(@Nullable Rating rating) {
    return switch (rating) {
      case RED -> "Red";
      case AMBER -> "Amber";
      case GREEN -> "Green";
      case NOT_APPLICABLE -> "Not applicable";
      case null -> "Not rated";
    };
  }

  /** Its code; null for none. */
  static @Nullable String code(@Nullable Rating rating) {
    return rating == null ? null : rating.name();
  }

  /** Red 0, Amber 1, Green 2; null for anything off that scale. */
  static @Nullable Integer score(@Nullable Rating rating) {
    return switch (rating) {
      case RED -> 0;
      case AMBER -> 1;
      case GREEN -> 2;
      case NOT_APPLICABLE -> null;
      case null -> null;
    };
  }
}

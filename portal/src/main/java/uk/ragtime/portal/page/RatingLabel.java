package uk.ragtime.portal.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Rating;

/** Labels of a rating on pages, in the one order that every table, bar and key keeps. */
public enum RatingLabel {
  RED,
  AMBER,
  GREEN,
  NOT_APPLICABLE,
  NOT_RATED;

  private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String messageKey = "rating." + slug;

  public static RatingLabel of(@Nullable Rating rating) {
    return switch (rating) {
      case RED -> RED;
      case AMBER -> AMBER;
      case GREEN -> GREEN;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
      case null -> NOT_RATED;
    };
  }

  public int in(Distribution distribution) {
    return switch (this) {
      case RED -> distribution.red();
      case AMBER -> distribution.amber();
      case GREEN -> distribution.green();
      case NOT_APPLICABLE -> distribution.notApplicable();
      case NOT_RATED -> distribution.notRated();
    };
  }

  /** Name in stylesheets, shapes and message keys: {@code not-rated}. */
  public String slug() {
    return slug;
  }

  public String messageKey() {
    return messageKey;
  }
}

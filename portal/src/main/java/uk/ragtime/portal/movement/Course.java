package uk.ragtime.portal.movement;

import java.util.Locale;
import uk.ragtime.portal.page.RatingLabel;

/** Direction in which ratings moved. */
public enum Course {
  SAME,
  BETTER,
  WORSE,
  /** To or from Not applicable or Not rated, which are neither better nor worse. */
  ASIDE;

  static Course of(RatingLabel from, RatingLabel to) {
    if (from == to) {
      return SAME;
    }
    if (!isOnScale(from) || !isOnScale(to)) {
      return ASIDE;
    }
    return Transitions.ORDER.indexOf(to) < Transitions.ORDER.indexOf(from) ? BETTER : WORSE;
  }

  /** Name in stylesheets and message keys. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Sign before a number; empty where the direction is neither up nor down. */
  public String mark() {
    return switch (this) {
      case BETTER -> "▲";
      case WORSE -> "▼";
      case SAME, ASIDE -> "";
    };
  }

  private static boolean isOnScale(RatingLabel label) {
    return switch (label) {
      case RED, AMBER, GREEN -> true;
      case NOT_APPLICABLE, NOT_RATED -> false;
    };
  }
}

package uk.ragtime.testing.truth;

import org.jspecify.annotations.Nullable;

enum Reason {
  IMPROVEMENT,
  DECLINE,
  CORRECTION,
  REINTERPRETATION,
  STAFFING_CHANGE,
  FIRST_RATING;

  /** The reason of a change for which none was given. */
  static Reason inferred(@Nullable Rating from, Rating to) {
    if (from == null) {
      return FIRST_RATING;
    }
    if (to.isBetterThan(from)) {
      return IMPROVEMENT;
    }
    return to.isWorseThan(from) ? DECLINE : REINTERPRETATION;
  }

  boolean fits(@Nullable Rating from, Rating to) {
    return to != from
        && switch (this) {
          case FIRST_RATING -> from == null;
          case IMPROVEMENT -> from != null && to.isBetterThan(from);
          case DECLINE -> from != null && to.isWorseThan(from);
          case CORRECTION, REINTERPRETATION, STAFFING_CHANGE -> true;
        };
  }
}

package uk.ragtime.query.movement;

import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Woven;

/** Change of one agency's rating of one capability between two moments. */
enum MovementKind {
  /** Closer to Green. */
  IMPROVED,
  /** Closer to Red. */
  DECLINED,
  /** The same. */
  UNCHANGED,
  /** Rated for the first time. */
  NEW,
  /** To or from not applicable, which is neither better nor worse. */
  REINTERPRETED,
  /**
   * Replaces several capabilities that are rated differently at one of the moments, so no movement
   * is claimed.
   */
  REGROUPED,
  /**
   * Rated at the first moment and not at the second: the agency no longer counts, or the rating was
   * given after the second cycle was settled.
   */
  GONE,
  /** Rated at neither moment. */
  NOT_RATED;

  static MovementKind of(Woven<Rating> before, Woven<Rating> after) {
    if (after instanceof Woven.Nothing) {
      return before instanceof Woven.Nothing ? NOT_RATED : GONE;
    }
    if (before instanceof Woven.Regrouped || after instanceof Woven.Regrouped) {
      return REGROUPED;
    }
    return before instanceof Woven.One<Rating>(Rating was)
            && after instanceof Woven.One<Rating>(Rating is)
        ? between(was, is)
        : NEW;
  }

  private static MovementKind between(Rating before, Rating after) {
    if (before == after) {
      return UNCHANGED;
    }
    if (!before.isOnScale() || !after.isOnScale()) {
      return REINTERPRETED;
    }
    return after.isBetterThan(before) ? IMPROVED : DECLINED;
  }
}

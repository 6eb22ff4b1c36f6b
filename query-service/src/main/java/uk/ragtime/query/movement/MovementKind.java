package uk.ragtime.query.movement;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

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
  /** Replaces several capabilities that were rated differently, so no movement is claimed. */
  REGROUPED,
  /** Rated before, by an agency that no longer counts. */
  GONE,
  /** Rated at neither moment. */
  NOT_RATED;

  /**
   * @param before null if there was no rating; likewise after
   * @param regrouped whether it replaces several capabilities that were rated differently
   */
  static MovementKind of(@Nullable Rating before, boolean regrouped, @Nullable Rating after) {
    if (regrouped) {
      return after == null ? NOT_RATED : REGROUPED;
    }
    if (before == null) {
      return after == null ? NOT_RATED : NEW;
    }
    if (after == null) {
      return GONE;
    }
    if (before == after) {
      return UNCHANGED;
    }
    if (!before.isOnScale() || !after.isOnScale()) {
      return REINTERPRETED;
    }
    return after.isBetterThan(before) ? IMPROVED : DECLINED;
  }
}

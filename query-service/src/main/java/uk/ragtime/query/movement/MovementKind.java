package uk.ragtime.query.movement;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** What became of one agency's rating on one capability between two moments. */
enum MovementKind {
  /** Nearer to Green. */
  IMPROVED,
  /** Nearer to Red. */
  DECLINED,
  /** As it was. */
  UNCHANGED,
  /** Rated for the first time. */
  NEW,
  /** To or from not applicable, which is neither better nor worse. */
  REINTERPRETED,
  /** It takes the place of several that were rated unlike, so no move is claimed. */
  REGROUPED,
  /** Rated before, and the agency does not count any more. */
  GONE,
  /** At neither moment. */
  NOT_RATED;

  /**
   * @param before null where there was no rating; likewise after
   * @param regrouped whether several were rated unlike before, in whose place it is
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

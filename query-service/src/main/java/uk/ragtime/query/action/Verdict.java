package uk.ragtime.query.action;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** Movement of a cell once an action was done, against when the action was planned. */
enum Verdict {
  MOVED_UP,
  NOT_MOVED,
  MOVED_DOWN,
  /** One of the two ratings is missing, or not applicable. */
  OTHER,
  /** Nobody has given or reconfirmed a rating for a day after it was done. */
  NOT_LOOKED_AT;

  /**
   * @param before rating when it was planned; null for none
   * @param now rating at the moment in question; null for none
   * @param lookedAtSince whether that was given for a day after the action was done
   */
  static Verdict of(@Nullable Rating before, @Nullable Rating now, boolean lookedAtSince) {
    if (!lookedAtSince) {
      return NOT_LOOKED_AT;
    }
    if (before == null || now == null || !before.isOnScale() || !now.isOnScale()) {
      return OTHER;
    }
    if (before == now) {
      return NOT_MOVED;
    }
    return now.isBetterThan(before) ? MOVED_UP : MOVED_DOWN;
  }
}

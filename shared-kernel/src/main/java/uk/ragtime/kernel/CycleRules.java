package uk.ragtime.kernel;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Rules of a review cycle.
 *
 * @param rationaleFor ratings that need a rationale before they are submitted
 * @param evidenceFor ratings that need evidence before they are submitted
 * @param bothOnRecord whether an agreement takes the recorded word of both sides
 */
public record CycleRules(
    ReviewRule review, Set<Rating> rationaleFor, Set<Rating> evidenceFor, boolean bothOnRecord) {
  /** Rules of a cycle for which none were given. */
  public static final CycleRules DEFAULT =
      new CycleRules(ReviewRule.BY_EXCEPTION, Set.of(), Set.of(), false);

  public CycleRules {
    rationaleFor = inOrder(rationaleFor);
    evidenceFor = inOrder(evidenceFor);
  }

  /** The same rules are written the same. */
  private static Set<Rating> inOrder(Collection<Rating> ratings) {
    EnumSet<Rating> ordered = EnumSet.noneOf(Rating.class);
    ordered.addAll(ratings);
    return Collections.unmodifiableSet(ordered);
  }
}

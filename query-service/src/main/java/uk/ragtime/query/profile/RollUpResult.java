package uk.ragtime.query.profile;

import java.util.Map;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Rating;

/** Ratings of several agencies on one capability, counted and rolled up. */
public record RollUpResult(RollUp rollup, Distribution distribution) {
  /**
   * @param ratings by agency; an agency that is absent has not rated
   * @param agencies that count
   */
  public static RollUpResult of(
      Map<AgencyCode, Rating> ratings, Set<AgencyCode> agencies, RollUpRule rule) {
    Distribution distribution =
        Distribution.of(
            ratings.entrySet().stream()
                .filter(rating -> agencies.contains(rating.getKey()))
                .map(Map.Entry::getValue)
                .toList(),
            agencies.size());
    return new RollUpResult(rule.of(distribution), distribution);
  }
}

package uk.ragtime.query.profile;

import java.util.Map;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Rating;

/** What the agencies' ratings on one capability come to. */
public record RollUpResult(RollUp rollup, Distribution distribution) {
  /**
   * @param ratings by agency; an agency that is not there has not rated
   * @param agencies those that count
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

package uk.ragtime.query.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.rating.RatingsInForce;

/** An area's ratings at one moment, capability by agency, counted and rolled up. */
public record Profile(List<CapabilityRow> rows) {
  /**
   * @param ratings in force, by agency; an agency that is absent has not rated
   * @param regrouped entries of the capabilities that this one replaces, for agencies that rated
   *     them differently; they have not rated this one
   */
  public record CapabilityRow(
      Capability capability,
      RollUp rollup,
      Distribution distribution,
      List<RatingEntry> ratings,
      Map<AgencyCode, List<RatingEntry>> regrouped) {}

  /**
   * Combines the ratings in force into a profile.
   *
   * @param capabilities of the checklist version, in order
   * @param agencies that count: those without a rating count as not rated
   */
  public static Profile of(
      List<Capability> capabilities,
      Set<AgencyCode> agencies,
      RatingsInForce inForce,
      RollUpRule rule) {
    List<CapabilityRow> rows = new ArrayList<>(capabilities.size());
    for (Capability capability : capabilities) {
      Collection<RatingEntry> all = inForce.on(capability.code()).values();
      List<RatingEntry> ratings =
          all.stream().filter(entry -> agencies.contains(entry.agency())).toList();
      List<Rating> words = ratings.stream().map(RatingEntry::rating).toList();
      Distribution distribution = Distribution.of(words, agencies.size());
      SortedMap<AgencyCode, List<RatingEntry>> regrouped =
          new TreeMap<>(inForce.regrouped(capability.code()));
      regrouped.keySet().retainAll(agencies);
      rows.add(
          new CapabilityRow(capability, rule.of(distribution), distribution, ratings, regrouped));
    }
    return new Profile(rows);
  }

  /** Sum over all capabilities. */
  public Distribution distribution() {
    return rows.stream()
        .map(CapabilityRow::distribution)
        .reduce(Distribution.NONE, Distribution::plus);
  }
}

package uk.ragtime.query.rating;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.lineage.Line;

/** Ratings in force in each cell of an area's profile at one moment, capability by agency. */
public final class RatingsInForce implements RatedLines {
  private final Map<CapabilityCode, SortedMap<AgencyCode, RatingEntry>> cells = new HashMap<>();
  private final Map<CapabilityCode, SortedMap<AgencyCode, List<RatingEntry>>> regrouped =
      new HashMap<>();
  private final Map<CapabilityCode, Map<AgencyCode, Line>> lines = new HashMap<>();
  private final Set<AgencyCode> agencies = new TreeSet<>();
  private boolean reviewed;

  RatingsInForce() {}

  /**
   * @param capability current code of the cell's capability; the entry may have been given under
   *     another
   */
  void put(CapabilityCode capability, RatingEntry entry) {
    cells.computeIfAbsent(capability, _ -> new TreeMap<>()).put(entry.agency(), entry);
    agencies.add(entry.agency());
  }

  void put(CapabilityCode capability, RatingEntry entry, Line line) {
    put(capability, entry);
    lines.computeIfAbsent(capability, _ -> new HashMap<>()).put(entry.agency(), line);
  }

  void putRegrouped(CapabilityCode capability, AgencyCode agency, List<RatingEntry> entries) {
    regrouped.computeIfAbsent(capability, _ -> new TreeMap<>()).put(agency, List.copyOf(entries));
    agencies.add(agency);
  }

  @Override
  public @Nullable Line line(CapabilityCode capability, AgencyCode agency) {
    return lines.getOrDefault(capability, Map.of()).get(agency);
  }

  void setReviewed(boolean whether) {
    reviewed = whether;
  }

  /** Whether the partnership has reviewed anything, so that there may be reviews to be read. */
  boolean isReviewed() {
    return reviewed;
  }

  /** By agency, ordered by code. */
  public SortedMap<AgencyCode, RatingEntry> on(CapabilityCode capability) {
    return cells.getOrDefault(capability, Collections.emptySortedMap());
  }

  /**
   * Entries of the capabilities that this one replaces, for agencies that rated them differently;
   * ordered by the agencies' codes.
   */
  public SortedMap<AgencyCode, List<RatingEntry>> regrouped(CapabilityCode capability) {
    return regrouped.getOrDefault(capability, Collections.emptySortedMap());
  }

  /** Agencies that have a rating in force. */
  public Set<AgencyCode> agencies() {
    return Collections.unmodifiableSet(agencies);
  }
}

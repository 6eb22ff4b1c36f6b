package uk.ragtime.query.rating;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Woven;

/** Rating of each cell of an area's profile, capability by agency. */
public final class RatingGrid implements RatedLines {
  /** No ratings. */
  public static final RatingGrid EMPTY = new RatingGrid();

  private final Map<CapabilityCode, Map<AgencyCode, Rating>> cells = new HashMap<>();
  private final Map<CapabilityCode, Set<AgencyCode>> regrouped = new HashMap<>();
  private final Map<CapabilityCode, Set<AgencyCode>> carriedOver = new HashMap<>();
  private final Map<CapabilityCode, Map<AgencyCode, Line>> lines = new HashMap<>();
  private final Set<AgencyCode> agencies = new TreeSet<>();
  private boolean reviewed;

  void put(CapabilityCode capability, AgencyCode agency, Rating rating) {
    cells.computeIfAbsent(capability, _ -> new HashMap<>()).put(agency, rating);
    agencies.add(agency);
  }

  void put(CapabilityCode capability, AgencyCode agency, Rating rating, Line line) {
    put(capability, agency, rating);
    lines.computeIfAbsent(capability, _ -> new HashMap<>()).put(agency, line);
  }

  void putRegrouped(CapabilityCode capability, AgencyCode agency) {
    regrouped.computeIfAbsent(capability, _ -> new TreeSet<>()).add(agency);
    agencies.add(agency);
  }

  void setCarriedOver(CapabilityCode capability, AgencyCode agency) {
    carriedOver.computeIfAbsent(capability, _ -> new TreeSet<>()).add(agency);
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

  /** By agency; an agency that is absent has not rated. */
  public Map<AgencyCode, Rating> on(CapabilityCode capability) {
    return Collections.unmodifiableMap(cells.getOrDefault(capability, Map.of()));
  }

  /** Those of the ratings that were given in another cycle than the one whose outcome this is. */
  public Map<AgencyCode, Rating> carriedOver(CapabilityCode capability) {
    Map<AgencyCode, Rating> carried = new HashMap<>(on(capability));
    carried.keySet().retainAll(carriedOver.getOrDefault(capability, Set.of()));
    return carried;
  }

  /** Agencies that had rated the capabilities it replaces differently. */
  public Set<AgencyCode> regrouped(CapabilityCode capability) {
    return Collections.unmodifiableSet(regrouped.getOrDefault(capability, Set.of()));
  }

  /**
   * One agency's rating of what takes the place of some capabilities: theirs, if it rated them
   * alike.
   *
   * @param codes not empty
   */
  public Woven<Rating> combine(List<CapabilityCode> codes, AgencyCode agency) {
    return Woven.together(
        codes.stream().map(code -> at(code, agency)).toList(),
        Function.identity(),
        Comparator.naturalOrder());
  }

  private Woven<Rating> at(CapabilityCode capability, AgencyCode agency) {
    return regrouped(capability).contains(agency)
        ? new Woven.Regrouped<>(List.of())
        : Woven.of(on(capability).get(agency));
  }

  /** Agencies that have a rating. */
  public Set<AgencyCode> agencies() {
    return Collections.unmodifiableSet(agencies);
  }
}

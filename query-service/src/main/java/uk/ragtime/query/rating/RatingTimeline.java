package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;

/**
 * All that was known of an area's ratings at one instant, laid out by the days from which it was
 * true, so that any number of days can be looked at without folding anew.
 */
public final class RatingTimeline {
  private record Cell(AgencyCode agency, CapabilityCode capability) {}

  private final Map<Cell, List<RatingEntry>> cells = new HashMap<>();

  private RatingTimeline() {}

  /** Of an area's entries in any order; what was recorded after {@code knownAt} is left out. */
  public static RatingTimeline of(Collection<RatingEntry> entries, Instant knownAt) {
    RatingTimeline timeline = new RatingTimeline();
    for (RatingEntry entry : entries) {
      if (entry.isKnown(LocalDate.MAX, knownAt)) {
        timeline
            .cells
            .computeIfAbsent(new Cell(entry.agency(), entry.capability()), _ -> new ArrayList<>())
            .add(entry);
      }
    }
    timeline.cells.values().forEach(cell -> cell.sort(RatingEntry.BY_FORCE));
    return timeline;
  }

  /** The entry in force in each cell at the end of a day. */
  public RatingsInForce on(LocalDate day) {
    List<RatingEntry> found = new ArrayList<>(cells.size());
    cells.values().forEach(cell -> latest(cell, day).ifPresent(found::add));
    return RatingsInForce.of(found);
  }

  /** The first day from which anything was rated. */
  public Optional<LocalDate> firstDay() {
    return cells.values().stream()
        .map(cell -> cell.getFirst().effectiveOn())
        .min(LocalDate::compareTo);
  }

  /** The last entry that is not after the day, by halving. */
  private static Optional<RatingEntry> latest(List<RatingEntry> cell, LocalDate day) {
    int low = 0;
    int high = cell.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cell.get(middle).effectiveOn().isAfter(day)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(cell.get(low - 1));
  }
}

package uk.ragtime.benchmarks.read;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;

/** One cycle's ratings of a capability by day; of several on one day, the last recorded. */
final class DailyRatings {
  private final TreeMap<LocalDate, Entry> entries = new TreeMap<>();

  private record Entry(Rating rating, String cycle) {}

  @Nullable Rating on(LocalDate day) {
    Map.Entry<LocalDate, Entry> found = entries.floorEntry(day);
    return found == null ? null : found.getValue().rating();
  }

  void put(LocalDate day, Rating rating, String cycle) {
    entries.put(day, new Entry(rating, cycle));
  }

  /** Begins a new assessment with what stood last; null where nothing did. */
  @Nullable CarriedOver carryOver(String capability) {
    Map.Entry<LocalDate, Entry> last = entries.lastEntry();
    if (last == null) {
      return null;
    }
    entries.headMap(last.getKey()).clear();
    return new CarriedOver(
        new CapabilityCode(capability),
        last.getValue().rating(),
        new CycleCode(last.getValue().cycle()),
        last.getKey());
  }
}

package uk.ragtime.command.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;

/**
 * What one capability was rated, day by day. A rating is in force from its day until the day of the
 * next; of two on the same day the one that was told last counts.
 *
 * @param inDayOrder at most one a day, earliest first
 */
record DatedRatings(List<Entry> inDayOrder) {
  /**
   * @param cycle the cycle in which somebody last looked at it
   */
  record Entry(LocalDate from, Rating rating, CycleCode cycle) {}

  static final DatedRatings NONE = new DatedRatings(List.of());

  /** The rating in force on a day; null if there was none yet. */
  @Nullable Entry on(LocalDate day) {
    Entry inForce = null;
    for (Entry entry : inDayOrder) {
      if (entry.from().isAfter(day)) {
        break;
      }
      inForce = entry;
    }
    return inForce;
  }

  /** The rating that stands when all is said. */
  @Nullable Entry latest() {
    return inDayOrder.isEmpty() ? null : inDayOrder.getLast();
  }

  DatedRatings with(Entry entry) {
    List<Entry> entries = new ArrayList<>(inDayOrder);
    entries.removeIf(known -> known.from().equals(entry.from()));
    int place = 0;
    while (place < entries.size() && entries.get(place).from().isBefore(entry.from())) {
      place++;
    }
    entries.add(place, entry);
    return new DatedRatings(List.copyOf(entries));
  }
}

package uk.ragtime.command.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ChangeReason;
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
   * One time that somebody rated it or looked at it again.
   *
   * @param from the day from which it is true
   * @param cycle the cycle in which they did
   * @param reason null where the rating stayed as it was
   * @param position in the partnership's log
   */
  record Entry(
      LocalDate from,
      Rating rating,
      CycleCode cycle,
      @Nullable ChangeReason reason,
      long position) {
    /** The position of what is decided and not recorded yet: after everything that is. */
    static final long NOT_RECORDED = Long.MAX_VALUE;

    /** In the order in which entries take one another's place. */
    static final Comparator<Entry> IN_ORDER =
        Comparator.comparing(Entry::from).thenComparingLong(Entry::position);
  }

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

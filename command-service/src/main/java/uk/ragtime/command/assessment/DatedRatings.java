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
 * The ratings of one capability by day. A rating is in force from its day until the day of the
 * next; of two on the same day the one recorded later counts.
 *
 * @param inDayOrder at most one a day, earliest first
 */
public record DatedRatings(List<Entry> inDayOrder) {
  /**
   * A rating, given or reconfirmed.
   *
   * @param from its effective day
   * @param cycle the cycle in which it was recorded
   * @param reason null if the rating was reconfirmed
   * @param position position in the partnership's log
   */
  public record Entry(
      LocalDate from,
      Rating rating,
      CycleCode cycle,
      @Nullable ChangeReason reason,
      long position) {
    /** Later entries supersede earlier ones. */
    static final Comparator<Entry> IN_ORDER =
        Comparator.comparing(Entry::from).thenComparingLong(Entry::position);
  }

  static final DatedRatings NONE = new DatedRatings(List.of());

  /** The rating in force on a day; null if there was none yet. */
  public @Nullable Entry on(LocalDate day) {
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

package uk.ragtime.query.rating;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/**
 * Ratings by one agency of one capability between two days.
 *
 * @param before rating in force at the end of the first day; null for none
 * @param steps changes on later days: at most one a day, each different from the one before
 * @param days number of days from the first to the last
 */
public record RatingWindow(@Nullable Rating before, List<Change> steps, int days) {
  /**
   * @param day number of days after the first
   * @param rating null where several that differ stand for it, so that none is claimed
   */
  public record Change(int day, @Nullable Rating rating) {}

  /** A single turn may be a correction; from this number on the rating flaps. */
  static final int FLAPS_FROM = 2;

  /**
   * Builds a window from everything that came into force, ordered by day and, within a day, by
   * recording.
   *
   * @param all changes; those that change nothing are dropped, as are all but the last of a day
   */
  public static RatingWindow of(@Nullable Rating before, List<Change> all, int days) {
    List<Change> lastOfEachDay = new ArrayList<>();
    for (Change step : all) {
      if (!lastOfEachDay.isEmpty() && lastOfEachDay.getLast().day() == step.day()) {
        lastOfEachDay.removeLast();
      }
      lastOfEachDay.add(step);
    }
    List<Change> steps = new ArrayList<>();
    @Nullable Rating last = before;
    for (Change step : lastOfEachDay) {
      if (step.rating() != last) {
        steps.add(step);
        last = step.rating();
      }
    }
    return new RatingWindow(before, List.copyOf(steps), days);
  }

  /** Rating in force at the end of the last day; null for none. */
  public @Nullable Rating after() {
    return steps.isEmpty() ? before : steps.getLast().rating();
  }

  /** Number of days after the first, the last included, that ended Red. */
  public int daysInRed() {
    int red = 0;
    int since = 1;
    @Nullable Rating rating = before;
    for (Change step : steps) {
      red += rating == Rating.RED ? step.day() - since : 0;
      rating = step.rating();
      since = step.day();
    }
    return red + (rating == Rating.RED ? days - since + 1 : 0);
  }

  /** Number of changes of direction: up after down, or down after up. */
  public int turns() {
    int turns = 0;
    int direction = 0;
    @Nullable Rating last = onScale(before);
    for (Change step : steps) {
      @Nullable Rating next = onScale(step.rating());
      if (next != null && last != null && next != last) {
        int now = Integer.signum(next.compareTo(last));
        turns += direction != 0 && now != direction ? 1 : 0;
        direction = now;
      }
      last = next == null ? last : next;
    }
    return turns;
  }

  /** Whether it changes direction more often than a correction explains. */
  public boolean flaps() {
    return turns() >= FLAPS_FROM;
  }

  /** Not applicable is neither better nor worse. */
  private static @Nullable Rating onScale(@Nullable Rating rating) {
    return rating == Rating.NOT_APPLICABLE ? null : rating;
  }
}

package uk.ragtime.query.rating;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/**
 * How one agency's rating on one capability went between two days.
 *
 * @param before what was in force at the end of the first day; null for nothing
 * @param steps what came into force on later days, a step a day and each different from the one
 *     before it
 * @param days how many days after the first the last one is
 */
public record RatingWindow(@Nullable Rating before, List<Change> steps, int days) {
  /**
   * @param day how many days after the first
   */
  public record Change(int day, Rating rating) {}

  /** More turns than this are no longer a rating that was put right. */
  static final int FLAPS_FROM = 2;

  /**
   * Of all that came into force, in the order of days, and within a day of recording.
   *
   * @param all of which those that change nothing are left out, as are all but a day's last
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

  /** What was in force at the end of the last day; null for nothing. */
  public @Nullable Rating after() {
    return steps.isEmpty() ? before : steps.getLast().rating();
  }

  /** On how many days after the first, the last among them, it was Red at the day's end. */
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

  /** How often it turned round: went up after it had gone down, or down after up. */
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

  /** Whether it goes up and down more than a correction explains. */
  public boolean flaps() {
    return turns() >= FLAPS_FROM;
  }

  /** Not applicable says nothing about better or worse. */
  private static @Nullable Rating onScale(@Nullable Rating rating) {
    return rating == Rating.NOT_APPLICABLE ? null : rating;
  }
}

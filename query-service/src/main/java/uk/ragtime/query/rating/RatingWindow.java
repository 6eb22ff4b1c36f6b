package uk.ragtime.query.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/**
 * Ratings by one agency of one capability between two days.
 *
 * @param before rating in force at the end of the first day; null for none
 * @param after rating in force at the end of the last day; null for none
 * @param daysInRed number of days after the first, the last included, that ended Red
 * @param turns number of changes of direction: up after down, or down after up
 */
public record RatingWindow(
    @Nullable Rating before, @Nullable Rating after, int daysInRed, int turns) {
  /** Nothing was rated. */
  public static final RatingWindow EMPTY = new RatingWindow(null, null, 0, 0);

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
    RatingCourse course = new RatingCourse(before);
    course.follow(all);
    return course.end(days);
  }

  /** Whether it changes direction more often than a correction explains. */
  public boolean flaps() {
    return turns >= FLAPS_FROM;
  }
}

package uk.ragtime.query.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** Adds up what happens in a cell, from a first day on. */
final class RatingCourse {
  /**
   * Changes from one spell of a cell to a later one, by the difference of their sums. The first
   * spell is on the scale.
   *
   * @param day on which the later one begins, as a number of days after the first of the course
   * @param rating of the later one
   * @param redDays number of Red days from the beginning of the one to that of the other
   * @param direction of the first change that is better or worse; 0 if there is none
   * @param turns number of turns after that change
   * @param heading direction of the last such change
   * @param onScale last rating on the scale
   */
  record Leap(
      int day, Rating rating, int redDays, int direction, int turns, int heading, Rating onScale) {}

  private final @Nullable Rating before;
  private @Nullable Rating rating;
  private @Nullable Rating onScale;
  private int since = 1;
  private int redDays;
  private int direction;
  private int turns;

  /**
   * @param before rating at the end of the first day; null for none
   */
  RatingCourse(@Nullable Rating before) {
    this.before = before;
    this.rating = before;
    this.onScale = onScale(before);
  }

  /**
   * Follows changes that are ordered by day; of those of one day the last counts.
   *
   * @param changes on later days than what was followed before
   */
  void follow(List<RatingWindow.Change> changes) {
    for (int i = 0; i < changes.size(); i++) {
      RatingWindow.Change change = changes.get(i);
      if (i + 1 == changes.size() || changes.get(i + 1).day() != change.day()) {
        follow(change);
      }
    }
  }

  private void follow(RatingWindow.Change change) {
    redDays += rating == Rating.RED ? change.day() - since : 0;
    rating = change.rating();
    since = change.day();
    Rating next = onScale(rating);
    if (next != null && onScale != null && next != onScale) {
      turnTo(Integer.signum(next.compareTo(onScale)));
    }
    onScale = next == null ? onScale : next;
  }

  /** Leaps to a later spell from the one whose beginning was followed last. */
  void leap(Leap leap) {
    redDays += leap.redDays();
    rating = leap.rating();
    since = leap.day();
    if (leap.direction() != 0) {
      turnTo(leap.direction());
      turns += leap.turns();
      direction = leap.heading();
    }
    onScale = leap.onScale();
  }

  private void turnTo(int next) {
    turns += direction != 0 && next != direction ? 1 : 0;
    direction = next;
  }

  /**
   * Ends it.
   *
   * @param days number of days from the first to the last
   */
  RatingWindow end(int days) {
    int red = redDays + (rating == Rating.RED ? days - since + 1 : 0);
    return new RatingWindow(before, rating, red, turns);
  }

  /** Not applicable is neither better nor worse. */
  private static @Nullable Rating onScale(@Nullable Rating rating) {
    return rating == Rating.NOT_APPLICABLE ? null : rating;
  }
}

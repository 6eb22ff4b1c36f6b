package uk.ragtime.query.profile;

import java.util.Collection;
import java.util.Collections;
import uk.ragtime.kernel.Rating;

/** Number of ratings of each kind. */
public record RatingCounts(int red, int amber, int green, int notApplicable) {
  public static final RatingCounts NONE = new RatingCounts(0, 0, 0, 0);

  public static RatingCounts of(Collection<Rating> ratings) {
    return new RatingCounts(
        Collections.frequency(ratings, Rating.RED),
        Collections.frequency(ratings, Rating.AMBER),
        Collections.frequency(ratings, Rating.GREEN),
        Collections.frequency(ratings, Rating.NOT_APPLICABLE));
  }

  public RatingCounts plus(RatingCounts other) {
    return new RatingCounts(
        red + other.red,
        amber + other.amber,
        green + other.green,
        notApplicable + other.notApplicable);
  }
}

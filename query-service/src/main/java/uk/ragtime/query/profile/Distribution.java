package uk.ragtime.query.profile;

import java.util.Collection;
import java.util.Collections;
import uk.ragtime.kernel.Rating;

/** Number of agencies by rating, and without one. */
public record Distribution(int red, int amber, int green, int notApplicable, int notRated) {
  public static final Distribution NONE = new Distribution(0, 0, 0, 0, 0);

  /** Counts these ratings among a number of agencies. */
  public static Distribution of(Collection<Rating> ratings, int agencies) {
    return new Distribution(
        Collections.frequency(ratings, Rating.RED),
        Collections.frequency(ratings, Rating.AMBER),
        Collections.frequency(ratings, Rating.GREEN),
        Collections.frequency(ratings, Rating.NOT_APPLICABLE),
        agencies - ratings.size());
  }

  public Distribution plus(Distribution other) {
    return new Distribution(
        red + other.red,
        amber + other.amber,
        green + other.green,
        notApplicable + other.notApplicable,
        notRated + other.notRated);
  }

  /** Number of ratings on the scale from Red to Green. */
  int onScale() {
    return red + amber + green;
  }
}

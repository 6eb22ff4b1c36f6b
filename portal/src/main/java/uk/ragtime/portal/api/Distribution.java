package uk.ragtime.portal.api;

import java.util.stream.Stream;

/** Number of ratings of each kind. */
public record Distribution(int red, int amber, int green, int notApplicable, int notRated) {

  public static final Distribution NOTHING = new Distribution(0, 0, 0, 0, 0);

  /** Fewer ratings have no shares: one of them would be told as ten per cent and more. */
  private static final int FEWEST_FOR_SHARES = 10;

  public static Distribution of(Stream<Rating> ratings) {
    return ratings.map(Distribution::one).reduce(NOTHING, Distribution::plus);
  }

  private static Distribution one(Rating rating) {
    return switch (rating) {
      case RED -> new Distribution(1, 0, 0, 0, 0);
      case AMBER -> new Distribution(0, 1, 0, 0, 0);
      case GREEN -> new Distribution(0, 0, 1, 0, 0);
      case NOT_APPLICABLE -> new Distribution(0, 0, 0, 1, 0);
    };
  }

  public Distribution plus(Distribution other) {
    return new Distribution(
        red + other.red,
        amber + other.amber,
        green + other.green,
        notApplicable + other.notApplicable,
        notRated + other.notRated);
  }

  /** Number of ratings that count: Red, Amber and Green. */
  public int rated() {
    return red + amber + green;
  }

  public int total() {
    return rated() + notApplicable + notRated;
  }

  /**
   * Whether enough is rated for shares in per cent: at least half of what could be, and at least
   * ten.
   */
  public boolean hasShares() {
    return rated() >= FEWEST_FOR_SHARES && rated() * 2 >= rated() + notRated;
  }

  /** Share of {@code count} among the ratings given, in whole per cent; 0 if there are none. */
  public int percentOfRated(int count) {
    return rated() == 0 ? 0 : Math.toIntExact(Math.round(100.0 * count / rated()));
  }
}

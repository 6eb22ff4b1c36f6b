package uk.ragtime.portal.api;

/** Number of ratings of each kind. */
public record Distribution(int red, int amber, int green, int notApplicable, int notRated) {

  public static final Distribution NOTHING = new Distribution(0, 0, 0, 0, 0);

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

  /** Share of {@code count} among the ratings given, in whole per cent; 0 if there are none. */
  public int percentOfRated(int count) {
    return rated() == 0 ? 0 : Math.toIntExact(Math.round(100.0 * count / rated()));
  }
}

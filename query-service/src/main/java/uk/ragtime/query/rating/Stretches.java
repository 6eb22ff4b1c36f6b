package uk.ragtime.query.rating;

/**
 * Stretches of 2,048 positions. The indexes of areas and of members name an entry's stretch, which
 * makes them a sixth as large as by positions. A query that such an index is to serve says besides
 * its positions in which stretches these are, and is ordered by stretch first.
 */
public final class Stretches {
  /** Follows a position in SQL. */
  public static final String OF_POSITION = " >> 11";

  private Stretches() {}

  /** Entries {@code r} whose stretch does not exclude that they come after {@code :after}. */
  public static String after(String r) {
    return r + ".stretch >= (:after" + OF_POSITION + ")";
  }

  /** Likewise, before {@code :after}. */
  public static String before(String r) {
    return r + ".stretch <= (:after" + OF_POSITION + ")";
  }
}

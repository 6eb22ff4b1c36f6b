package uk.ragtime.benchmarks.read;

/**
 * Parameters of a generated history; equal shapes give equal histories, byte for byte.
 *
 * @param ratings rating events, of all partnerships together
 * @param further rating events that come after those, and are not loaded into the store
 * @param areas of the large partnership
 * @param issuer of the tokens that its members will come with
 */
record HistoryShape(long ratings, int further, int areas, String issuer) {
  static final int AGENCIES = 12;
  static final int CAPABILITIES = 20;
  static final int CYCLES = 20;

  /** Makes the queried partnership one tenant among others. */
  static final int NEIGHBOURS = 4;

  static final int NEIGHBOURS_AREAS = 3;

  HistoryShape {
    if (ratings < CYCLES || areas < 1) {
      throw new IllegalArgumentException("at least one area, and a rating in each cycle");
    }
  }

  /** Names the shape and the files that are made of it, for a file. */
  String label() {
    return ratings
        + " ratings and "
        + further
        + " with texts, "
        + areas
        + " areas, issuer "
        + issuer;
  }
}

package uk.ragtime.query.projection;

/**
 * Distance of the read models from the log.
 *
 * @param events that are recorded and not projected
 * @param seconds since the oldest of them was recorded, or the last that was projected; not a
 *     number where that is not known
 */
record Lag(long events, double seconds) {
  static final Lag NONE = new Lag(0, 0);
}

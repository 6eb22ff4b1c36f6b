package uk.ragtime.kernel;

/** An agency's rating of one capability. Not rated is the absence of a rating, never a value. */
public enum Rating {
  RED,
  AMBER,
  GREEN,
  NOT_APPLICABLE;

  /** Whether this rating stands on the scale from Red to Green. */
  public boolean isOnScale() {
    return this != NOT_APPLICABLE;
  }

  /** Whether both stand on the scale and this one stands nearer to Green. */
  public boolean isBetterThan(Rating other) {
    return isOnScale() && other.isOnScale() && compareTo(other) > 0;
  }
}

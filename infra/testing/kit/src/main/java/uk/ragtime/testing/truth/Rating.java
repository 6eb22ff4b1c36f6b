package uk.ragtime.testing.truth;

enum Rating {
  RED,
  AMBER,
  GREEN,
  NOT_APPLICABLE;

  boolean isBetterThan(Rating other) {
    return isOnScale() && other.isOnScale() && compareTo(other) > 0;
  }

  boolean isWorseThan(Rating other) {
    return isOnScale() && other.isOnScale() && compareTo(other) < 0;
  }

  private boolean isOnScale() {
    return this != NOT_APPLICABLE;
  }
}

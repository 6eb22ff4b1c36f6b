package uk.ragtime.command.store;

/**
 * Pauses expected appends after a surprise, longer the more often they come: while instances
 * collide again and again, the call that finds out by itself is the quicker one.
 */
final class Caution {
  /** Groups. */
  static final int LONGEST_PAUSE = 63;

  private int pause;
  private int left;

  /** Whether the next group may be appended as expected; asked once for each. */
  boolean permits() {
    if (left == 0) {
      return true;
    }
    left--;
    return false;
  }

  void surprised() {
    pause = Math.min(2 * pause + 1, LONGEST_PAUSE);
    left = pause;
  }

  void asExpected() {
    pause /= 2;
  }
}

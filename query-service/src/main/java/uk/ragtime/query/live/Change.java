package uk.ragtime.query.live;

import java.time.Instant;

/**
 * Up to which event a profile tells.
 *
 * @param position of the last event that changed it; 0 where none has
 * @param recordedAt when that was
 */
record Change(long position, Instant recordedAt) {
  /** Not read yet. */
  static final Change UNKNOWN = new Change(-1, Instant.EPOCH);

  static final Change NONE = new Change(0, Instant.EPOCH);

  Change later(Change other) {
    return other.position > position ? other : this;
  }
}

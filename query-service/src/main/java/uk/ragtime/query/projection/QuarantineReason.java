package uk.ragtime.query.projection;

/** Reason why a partnership's log cannot be followed for now. */
public enum QuarantineReason {
  /** A position is missing before the received one. */
  HOLE,
  /** The event cannot be read or projected. */
  POISON,
  /** The event was recorded by a newer release. */
  UNKNOWN_TYPE,
  /**
   * The read models hold events that the store does not have: it was restored to an earlier time.
   * Nothing is answered from them.
   */
  DIVERGED
}

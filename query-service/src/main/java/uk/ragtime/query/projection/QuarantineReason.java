package uk.ragtime.query.projection;

/** Why a partnership's log cannot be followed for now. */
public enum QuarantineReason {
  /** A position is missing before the one that arrived. */
  HOLE,
  /** The event cannot be read or projected. */
  POISON,
  /** The event was recorded by a newer release. */
  UNKNOWN_TYPE
}

package uk.ragtime.query.erasure;

/** Progress of an erasure. */
enum ErasureState {
  /** Holds forbid a part of it, or all. */
  DEFERRED,
  /** All of it is erased in the event store, and copies are being cleared. */
  UNDER_WAY,
  /** Nothing of it is left anywhere but in backups. */
  CARRIED_OUT
}

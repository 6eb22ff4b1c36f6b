package uk.ragtime.query.rebuild;

/** Where a rebuild stands. */
public enum RebuildState {
  REQUESTED,
  /** A generation is filled; who takes it up again begins anew. */
  BUILDING,
  /** The generation is applied what was recorded since. */
  CATCHING_UP,
  /** It is held against the one that serves. */
  COMPARING,
  /** Nothing happens until somebody says so. */
  READY,
  /** It serves; the one before is kept. */
  SWAPPED,
  /** The one before serves again. */
  ROLLED_BACK,
  FAILED,
  CANCELLED
}

package uk.ragtime.query.rebuild;

/** State of a rebuild. */
public enum RebuildState {
  REQUESTED,
  /** A generation is being filled; an instance that takes it up starts again. */
  BUILDING,
  /** The events recorded since then are being applied. */
  CATCHING_UP,
  /** It is being compared with the serving generation. */
  COMPARING,
  /** Waits for an operator. */
  READY,
  /** It serves; the previous generation is kept. */
  SWAPPED,
  /** The previous generation serves again. */
  ROLLED_BACK,
  FAILED,
  CANCELLED
}

package uk.ragtime.kernel;

/** Why something is erased. */
public enum ErasureGround {
  /** A person asked for it. */
  REQUEST,
  /** It should not have been entered here. */
  MISTAKE,
  /** It is about a child or a family, and such data is kept out. */
  CHILD_OR_FAMILY,
  /** It has been kept for as long as the partnership keeps such data. */
  RETENTION
}

package uk.ragtime.kernel;

/** Side that gave a rating. All stages are kept side by side. */
public enum Stage {
  /** The agency's own rating. */
  SELF,
  /** The rating seen by a reviewer who disagrees. */
  CHALLENGED,
  /** The rating on which both settled. */
  AGREED
}

package uk.ragtime.kernel;

/** Whose word a rating is. All stages are kept side by side. */
public enum Stage {
  /** What the agency says of itself. */
  SELF,
  /** What a reviewer who disagrees sees. */
  CHALLENGED,
  /** What both settled on. */
  AGREED
}

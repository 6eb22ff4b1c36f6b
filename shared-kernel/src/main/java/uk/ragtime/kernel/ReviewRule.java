package uk.ragtime.kernel;

/** Capabilities that need an agreement before an assessment is signed off. */
public enum ReviewRule {
  /** Those that were challenged. */
  BY_EXCEPTION,
  /** All. */
  EVERY
}

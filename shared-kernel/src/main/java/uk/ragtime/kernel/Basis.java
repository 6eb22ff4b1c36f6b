package uk.ragtime.kernel;

/** Ground on which a rating was agreed. */
public enum Basis {
  /** A reviewer took the agency's rating, or the one that it offered. */
  REVIEWER_ACCEPTED,
  /** The agency took the rating that the reviewer sees. */
  AGENCY_ACCEPTED,
  /** A coordinator settled it. */
  MODERATED,
  /** One side recorded that both settled on it. */
  STATED,
  /** It was agreed before Ragtime. */
  HISTORIC
}

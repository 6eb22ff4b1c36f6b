package uk.ragtime.query.rating;

/** Act that an entry records. */
public enum EntryKind {
  /** A rating was given. */
  CHANGED,
  /** A rating was reviewed and left as it is. */
  RECONFIRMED,
  /** A reviewer disagreed with the agency's rating, and named the one that they see. */
  CHALLENGED,
  /** Agency and reviewer settled on a rating. */
  AGREED,
  /** The agency took an entry back. */
  WITHDRAWN
}

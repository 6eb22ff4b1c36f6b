package uk.ragtime.query.rating;

/** Act that an entry records. */
public enum EntryKind {
  /** A rating was given. */
  CHANGED,
  /** A rating was reviewed and left as it is. */
  RECONFIRMED
}

package uk.ragtime.query.rating;

/** What somebody did about a rating. */
public enum EntryKind {
  /** Gave another one. */
  CHANGED,
  /** Looked at it again and left it as it is. */
  RECONFIRMED
}

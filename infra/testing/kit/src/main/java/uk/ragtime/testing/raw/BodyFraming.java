package uk.ragtime.testing.raw;

/** Framing of a request's body, correct or not. */
public enum BodyFraming {
  /** By its length; without a body not at all. */
  LENGTH(true),
  /** In chunks of a few bytes. */
  CHUNKED(true),
  /** By its length, and a few bytes at a time. */
  SLOW(true),
  /** The length is greater than what comes before the client falls silent. */
  BODY_BREAKS_OFF(false),
  /** The last chunk never comes. */
  CHUNKS_BREAK_OFF(false),
  /** A chunk's size is no number. */
  CHUNK_WITHOUT_SIZE(false),
  /** A chunk size that is too small. */
  CHUNK_TOO_LONG(false),
  /** A content length that is too small: the rest looks like another request. */
  MORE_THAN_SAID(false),
  /** A length, and chunks: what front and back disagree on. */
  LENGTH_AND_CHUNKS(false),
  TWO_LENGTHS(false),
  NEGATIVE_LENGTH(false),
  LENGTH_IS_NO_NUMBER(false),
  UNKNOWN_CODING(false);

  private final boolean honest;

  BodyFraming(boolean honest) {
    this.honest = honest;
  }

  /** Whether another request may follow on the same connection. */
  public boolean isHonest() {
    return honest;
  }
}

package uk.ragtime.embedded;

/** A server's promise about the data that it acknowledged. */
public enum Durability {
  /** Flushed to disk before it is acknowledged, and kept when the server is closed. */
  DURABLE,
  /** For tests: never flushed, and deleted when the server is closed. */
  THROW_AWAY
}

package uk.ragtime.command.store;

/** Result of appending one request. */
public sealed interface AppendOutcome {
  /**
   * The events are committed.
   *
   * @param position of the last event; of the stream's last event if the request has none
   * @param version of the stream after it
   */
  record Appended(long position, long version) implements AppendOutcome {}

  /** A stream of the append condition has changed: nothing is recorded. */
  record ConcurrencyConflict() implements AppendOutcome {}

  /** The idempotency key was used before, by this or another request: nothing is recorded. */
  record DuplicateIdempotencyKey(OriginalAnswer answer) implements AppendOutcome {}

  /**
   * The answer to the request that used an idempotency key first.
   *
   * @param fingerprint of that request
   */
  record OriginalAnswer(String fingerprint, long position, long version, boolean created) {}
}

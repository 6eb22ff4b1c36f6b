package uk.ragtime.command.store;

/** What became of one command in the store. */
public sealed interface AppendOutcome {
  /**
   * It is recorded, for good.
   *
   * @param position of its last event; of the stream's last event if it has none
   * @param version of the stream after it
   */
  record Appended(long position, long version) implements AppendOutcome {}

  /** A stream that it was decided on has moved on: nothing is recorded. */
  record Moved() implements AppendOutcome {}

  /** Its idempotency key has been used, for this or another request: nothing more is recorded. */
  record KeyKnown(KeptAnswer answer) implements AppendOutcome {}

  /**
   * What was answered to the request that used an idempotency key first.
   *
   * @param fingerprint of that request
   */
  record KeptAnswer(String fingerprint, long position, long version, boolean created) {}
}

package uk.ragtime.testing.history;

/** One response to a client's command. */
public sealed interface Response {
  /** It is recorded, for good. */
  record Acknowledged(int status, long position, long version) implements Response {}

  /** It is not carried out, and sending it again is no use. */
  record Refused(int status, String code) implements Response {}

  /** The client is asked to send it again. */
  record NotNow(int status, String code) implements Response {}

  /** Nothing: the connection broke, or the answer did not come in time. */
  record Nothing(String why) implements Response {}
}

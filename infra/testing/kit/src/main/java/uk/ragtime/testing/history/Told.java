package uk.ragtime.testing.history;

/** What a client was told about a command that it sent, once. */
public sealed interface Told {
  /** It is recorded, for good. */
  record Acknowledged(int status, long position, long version) implements Told {}

  /** It is not carried out, and sending it again is no use. */
  record Refused(int status, String code) implements Told {}

  /** The client is asked to send it again. */
  record NotNow(int status, String code) implements Told {}

  /** Nothing: the connection broke, or the answer did not come in time. */
  record Nothing(String why) implements Told {}
}

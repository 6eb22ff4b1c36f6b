package uk.ragtime.testing.history;

import java.time.Instant;
import java.util.UUID;

/** An event in the store. */
public record StoredEventRow(
    String partnership,
    long position,
    long globalOffset,
    String stream,
    long version,
    String type,
    Instant recordedAt,
    UUID command,
    String payload) {
  @Override
  public String toString() {
    return type + " at position " + position + " of " + partnership;
  }
}

package uk.ragtime.testing.history;

import java.time.Instant;
import java.util.UUID;

/**
 * An event in the store.
 *
 * @param texts what stands beside the log for its seals
 */
public record StoredEventRow(
    String partnership,
    long position,
    long globalOffset,
    String stream,
    long version,
    String type,
    Instant recordedAt,
    UUID command,
    String payload,
    String texts) {
  /** An event without texts. */
  public StoredEventRow(
      String partnership,
      long position,
      long globalOffset,
      String stream,
      long version,
      String type,
      Instant recordedAt,
      UUID command,
      String payload) {
    this(
        partnership,
        position,
        globalOffset,
        stream,
        version,
        type,
        recordedAt,
        command,
        payload,
        "");
  }

  /** All that was recorded with it. */
  public String content() {
    return payload + texts;
  }

  @Override
  public String toString() {
    return type + " at position " + position + " of " + partnership;
  }
}

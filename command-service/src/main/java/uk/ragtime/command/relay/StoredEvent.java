package uk.ragtime.command.relay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.EventType;

/**
 * An event as it stands in the store, not read any further than publishing it takes.
 *
 * @param texts what opens its seals and is not erased
 */
@SuppressWarnings("ArrayRecordComponent") // published byte for byte, never compared
record StoredEvent(
    String partnership,
    long position,
    long globalOffset,
    String stream,
    long version,
    EventType type,
    Instant recordedAt,
    @Nullable LocalDate effectiveOn,
    String actor,
    String correlationId,
    UUID commandId,
    @Nullable String traceParent,
    byte[] payload,
    List<StoredText> texts) {

  /** Memory of an event besides its payload: headers and objects, generously. */
  private static final int OVERHEAD = 1_024;

  /** About how much memory it takes. */
  int bytes() {
    int bytes = OVERHEAD + payload.length;
    for (StoredText text : texts) {
      bytes += text.value().text().length();
    }
    return bytes;
  }
}

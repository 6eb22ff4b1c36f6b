package uk.ragtime.query.projection;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.RecordedEvent;

/**
 * An event as received, with its payload.
 *
 * @param json payload, exactly as recorded
 */
public record ReceivedEvent(RecordedEvent recorded, EventType type, String json) {
  /** Correlation of an event; null where it is the command's id, which is stored beside it. */
  public static @Nullable String otherCorrelation(RecordedEvent event) {
    String correlation = event.correlationId();
    return correlation.equals(event.commandId().toString()) ? null : correlation;
  }
}

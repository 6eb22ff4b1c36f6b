package uk.ragtime.query.projection;

import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.RecordedEvent;

/**
 * An event as received, with its payload.
 *
 * @param json payload, exactly as recorded
 */
public record ReceivedEvent(RecordedEvent recorded, EventType type, String json) {}

package uk.ragtime.query.projection;

import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.RecordedEvent;

/**
 * An event as it arrived.
 *
 * @param json the payload, letter by letter
 */
public record ReceivedEvent(RecordedEvent recorded, EventType type, String json) {}

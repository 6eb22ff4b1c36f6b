package uk.ragtime.command.decision;

import java.util.Map;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * An event of a stream as the log has it.
 *
 * @param position in the partnership's log
 * @param version of the stream
 * @param data as it is stored, in its own revision
 */
public record StoredEvent(
    long position, long version, DomainEvent event, Map<String, Object> data) {}

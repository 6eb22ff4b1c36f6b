package uk.ragtime.query.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventType;

/**
 * An event as it was recorded, its payload not read yet.
 *
 * @param json the payload, letter by letter
 */
public record StoredEvent(
    PartnershipCode partnership,
    long position,
    EventType type,
    String stream,
    long streamVersion,
    Instant recordedAt,
    String actor,
    String correlationId,
    UUID commandId,
    @Nullable String traceParent,
    String json) {}

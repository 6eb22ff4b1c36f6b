package uk.ragtime.query.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventType;

/**
 * A recorded event whose payload has not been parsed.
 *
 * @param json payload, exactly as recorded
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

package uk.ragtime.command.relay;

import java.time.Instant;
import uk.ragtime.kernel.PartnershipCode;

/**
 * What of an erasure is not recorded as carried out.
 *
 * @param lastPosition of its last event
 * @param lastOffset of that event, in the store
 * @param recordedAt when that event was recorded
 */
record PendingErasure(
    PartnershipCode partnership,
    int erasure,
    long lastPosition,
    long lastOffset,
    Instant recordedAt,
    Tombstones keys) {}

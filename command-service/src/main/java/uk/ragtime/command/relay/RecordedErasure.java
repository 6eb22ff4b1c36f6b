package uk.ragtime.command.relay;

import java.time.Instant;
import uk.ragtime.kernel.PartnershipCode;

/**
 * An erasure, as far as it is carried out in the store.
 *
 * @param lastPosition of its last event
 * @param lastOffset of that event, in the store
 * @param recordedAt when that event was recorded
 */
record RecordedErasure(
    PartnershipCode partnership,
    int erasure,
    long lastPosition,
    long lastOffset,
    Instant recordedAt,
    Tombstones keys) {
  /** Both parts of one erasure together. */
  static RecordedErasure merge(RecordedErasure before, RecordedErasure next) {
    return new RecordedErasure(
        next.partnership,
        next.erasure,
        next.lastPosition,
        next.lastOffset,
        next.recordedAt,
        before.keys.and(next.keys));
  }
}

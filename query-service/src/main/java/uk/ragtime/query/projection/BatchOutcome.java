package uk.ragtime.query.projection;

import java.util.List;
import java.util.Map;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Result of a committed batch.
 *
 * @param applied events that are now in the read models
 * @param positions last position of each partnership that advanced
 * @param parked partnerships that were quarantined
 * @param misfits openings that do not fit their seals
 * @param duplicates number of events that had been applied before
 * @param heldBack number of events of quarantined partnerships
 * @param healed number of applied events that came from the store instead of Kafka
 * @param unroutable locations of records that belong to no partnership
 */
record BatchOutcome(
    List<ReceivedEvent> applied,
    Map<PartnershipCode, Long> positions,
    Map<PartnershipCode, PartnershipProgress.Quarantine> parked,
    List<Openings.Misfit> misfits,
    int duplicates,
    int heldBack,
    int healed,
    List<String> unroutable) {}

package uk.ragtime.query.projection;

import java.util.List;
import java.util.Map;
import uk.ragtime.kernel.PartnershipCode;

/**
 * What a committed batch came to.
 *
 * @param applied the events that are in the read models now
 * @param positions the last position of each partnership that moved on
 * @param parked the partnerships that cannot be followed from here on
 * @param duplicates how many events had been applied before
 * @param heldBack how many belong to partnerships that are parked
 * @param healed how many of the applied ones did not come through Kafka but from the store
 * @param unroutable where the records are that belong to nobody
 */
record BatchOutcome(
    List<ReceivedEvent> applied,
    Map<PartnershipCode, Long> positions,
    Map<PartnershipCode, PartnershipProgress.Quarantine> parked,
    int duplicates,
    int heldBack,
    int healed,
    List<String> unroutable) {}

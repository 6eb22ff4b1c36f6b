package uk.ragtime.query.profiletopic;

import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;

/**
 * A profile that has moved on since it was published, or never was.
 *
 * @param position of the event up to which it is to be published at least
 */
record StaleProfile(PartnershipCode partnership, AreaCode area, int generation, long position) {}

package uk.ragtime.query.profiletopic;

import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;

/** A profile that has moved on since it was published, or never was. */
record Due(PartnershipCode partnership, AreaCode area, int generation) {}

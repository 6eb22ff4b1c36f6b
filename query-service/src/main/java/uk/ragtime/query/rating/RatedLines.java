package uk.ragtime.query.rating;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.lineage.Line;

/** Lines that the ratings shown were given on. */
@FunctionalInterface
interface RatedLines {
  /** Line of a capability's rating by an agency; null if no rating is shown. */
  @Nullable Line line(CapabilityCode capability, AgencyCode agency);
}

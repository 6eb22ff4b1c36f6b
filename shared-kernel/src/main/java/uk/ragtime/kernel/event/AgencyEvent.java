package uk.ragtime.kernel.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.StreamId;

/** All that can happen to an agency. */
public sealed interface AgencyEvent extends DomainEvent {
  AgencyCode agency();

  @Override
  default StreamId stream() {
    return StreamId.of(agency());
  }

  /** An agency takes part, in these areas; the ODS code is the NHS's where there is one. */
  record AgencyJoined(
      AgencyCode agency, String name, Sector sector, Set<AreaCode> areas, @Nullable String odsCode)
      implements AgencyEvent {}

  /** The agency's name, sector, areas or ODS code are different from now on. */
  record AgencyRevised(
      AgencyCode agency, String name, Sector sector, Set<AreaCode> areas, @Nullable String odsCode)
      implements AgencyEvent {}
}

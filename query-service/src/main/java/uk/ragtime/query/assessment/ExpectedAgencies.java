package uk.ragtime.query.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.agency.AgencyRevision;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.tenancy.Tenant;

/** Agencies that a cycle expects in an area: those that work there on the cut-off's day. */
public final class ExpectedAgencies {
  private final List<AgencyRevision> revisions;
  private final Instant knownAt;

  private ExpectedAgencies(List<AgencyRevision> revisions, Instant knownAt) {
    this.revisions = revisions;
    this.knownAt = knownAt;
  }

  /** As known at an instant. */
  public static ExpectedAgencies known(Tenant tenant, Instant knownAt) {
    return new ExpectedAgencies(Agencies.revisions(tenant, knownAt), knownAt);
  }

  /** By area, those of an area ordered by code; those that are excused included. */
  public Map<AreaCode, Set<AgencyCode>> in(Cycle cycle) {
    LocalDate day = Calendar.dayOf(cycle.cutOff().minus(1, ChronoUnit.MICROS));
    return AgenciesInArea.everywhere(revisions, day, knownAt);
  }
}

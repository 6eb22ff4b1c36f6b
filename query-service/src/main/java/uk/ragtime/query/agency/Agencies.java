package uk.ragtime.query.agency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.tenancy.ReferencePart;
import uk.ragtime.query.tenancy.ReferenceRows;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the agencies of a partnership. */
public final class Agencies {
  private static final String REVISIONS =
      """
      select partnership, agency, name, sector, areas, ods_code, recorded_at
        from agency_revision
       where partnership = :partnership
       order by position
      """;

  /**
   * @param revisions in order
   * @param latest state of each agency
   */
  private record Known(List<AgencyRevision> revisions, SortedMap<AgencyCode, Agency> latest) {}

  private static final ReferencePart<Known> KNOWN = new ReferencePart<>("agencies", Agencies::read);

  private Agencies() {}

  private static Known read(ReferenceRows rows) {
    List<AgencyRevision> revisions =
        rows.list(
            REVISIONS,
            (row, _) ->
                new AgencyRevision(
                    agency(row), row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
    SortedMap<AgencyCode, Agency> latest = new TreeMap<>();
    revisions.forEach(revision -> latest.put(revision.agency().agency(), revision.agency()));
    return new Known(List.copyOf(revisions), latest);
  }

  /**
   * @throws uk.ragtime.web.ProblemException agency-unknown
   */
  public static void require(Tenant tenant, AgencyCode agency) {
    if (!tenant.reference(KNOWN).latest().containsKey(agency)) {
      throw Refusals.AGENCY_UNKNOWN.because("The partnership has no agency " + agency);
    }
  }

  /** All agencies, ordered by code. */
  static List<Agency> all(Tenant tenant) {
    return List.copyOf(tenant.reference(KNOWN).latest().values());
  }

  /** Agencies that worked in an area, by day, as known at an instant. */
  public static AgenciesInArea in(Tenant tenant, AreaCode area, Instant knownAt) {
    return new AgenciesInArea(area, revisions(tenant, knownAt));
  }

  /** Revisions of all agencies that were known at an instant; each agency's in order. */
  public static List<AgencyRevision> revisions(Tenant tenant, Instant knownAt) {
    return tenant.reference(KNOWN).revisions().stream()
        .filter(revision -> KnownAt.includes(knownAt, revision.recordedAt()))
        .toList();
  }

  private static Agency agency(ResultSet row) throws SQLException {
    String[] areas = (String[]) row.getArray("areas").getArray();
    return new Agency(
        new AgencyCode(row.getString("agency")),
        row.getString("name"),
        Sector.valueOf(row.getString("sector")),
        Arrays.stream(areas).map(AreaCode::new).toList(),
        row.getString("ods_code"));
  }
}

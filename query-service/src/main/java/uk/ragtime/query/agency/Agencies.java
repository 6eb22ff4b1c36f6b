package uk.ragtime.query.agency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the agencies of a partnership. */
public final class Agencies {
  private static final String ALL =
      """
      select distinct on (agency) agency, name, sector, areas, ods_code
        from agency_revision
       where partnership = :partnership
       order by agency, position desc
      """;

  private static final String REVISIONS =
      """
      select agency, name, sector, areas, ods_code, recorded_at
        from agency_revision
       where partnership = :partnership
         and recorded_at <= :knownAt
       order by position
      """;

  private static final String EXISTS =
      """
      select exists
        (select
           from agency_revision
          where partnership = :partnership
            and agency = :agency)
      """;

  private Agencies() {}

  /**
   * @throws uk.ragtime.web.ProblemException agency-unknown
   */
  public static void require(Tenant tenant, AgencyCode agency) {
    if (!tenant.ask(EXISTS).param("agency", agency.value()).query(Boolean.class).single()) {
      throw Refusals.AGENCY_UNKNOWN.because("The partnership has no agency " + agency);
    }
  }

  /** All agencies, ordered by code. */
  static List<Agency> all(Tenant tenant) {
    return tenant.ask(ALL).query((row, _) -> agency(row)).list();
  }

  /** Agencies that worked in an area, by day, as known at an instant. */
  public static AgenciesInArea in(Tenant tenant, AreaCode area, Instant knownAt) {
    return new AgenciesInArea(area, revisions(tenant, knownAt));
  }

  /** Revisions of all agencies that were known at an instant; each agency's in order. */
  public static List<AgencyRevision> revisions(Tenant tenant, Instant knownAt) {
    return tenant
        .ask(REVISIONS)
        .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new AgencyRevision(
                agency(row), row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
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

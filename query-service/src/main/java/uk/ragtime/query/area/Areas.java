package uk.ragtime.query.area;

import java.util.List;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the areas of a partnership. */
public final class Areas {
  private static final String ALL =
      """
      select distinct on (area) area, name, gss_code
        from area_revision
       where partnership = :partnership
       order by area, position desc
      """;

  private static final String ONE =
      """
      select area, name, gss_code
        from area_revision
       where partnership = :partnership
         and area = :area
       order by position desc
       limit 1
      """;

  private Areas() {}

  /** All areas, ordered by code. */
  public static List<Area> all(Tenant tenant) {
    return tenant
        .ask(ALL)
        .query((row, _) ->
            new Area(
                new AreaCode(row.getString("area")),
                row.getString("name"),
                row.getString("gss_code")))
        .list();
  }

  /**
   * @throws uk.ragtime.web.ProblemException area-unknown
   */
  public static Area require(Tenant tenant, AreaCode area) {
    return tenant
        .ask(ONE)
        .param("area", area.value())
        .query((row, _) -> new Area(area, row.getString("name"), row.getString("gss_code")))
        .optional()
        .orElseThrow(() -> Refusals.AREA_UNKNOWN.because("The partnership has no area " + area));
  }
}

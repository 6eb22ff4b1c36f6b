package uk.ragtime.query.area;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.tenancy.ReferencePart;
import uk.ragtime.query.tenancy.ReferenceRows;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the areas of a partnership. */
public final class Areas {
  private static final String LATEST =
      """
      select distinct on (area) partnership, area, name, gss_code
        from area_revision
       where partnership = :partnership
       order by area, position desc
      """;

  private record Known(List<Area> all, Map<AreaCode, Area> byCode) {}

  private static final ReferencePart<Known> KNOWN = new ReferencePart<>("areas", Areas::read);

  private Areas() {}

  private static Known read(ReferenceRows rows) {
    List<Area> all =
        rows.list(
            LATEST,
            (row, _) ->
                new Area(
                    new AreaCode(row.getString("area")),
                    row.getString("name"),
                    row.getString("gss_code")));
    return new Known(
        List.copyOf(all),
        all.stream().collect(Collectors.toUnmodifiableMap(Area::area, Function.identity())));
  }

  /** All areas, ordered by code. */
  public static List<Area> all(Tenant tenant) {
    return tenant.reference(KNOWN).all();
  }

  /**
   * @throws uk.ragtime.web.ProblemException area-unknown
   */
  public static Area require(Tenant tenant, AreaCode area) {
    Area found = tenant.reference(KNOWN).byCode().get(area);
    if (found == null) {
      throw Refusals.AREA_UNKNOWN.because("The partnership has no area " + area);
    }
    return found;
  }
}

package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.tenancy.Tenant;

/** Reads what was ever rated in an area, whatever counts of it. */
public final class RatedSubjects {
  private static final String FIRST_DAY =
      """
      select min(f.effective_on)
        from rated_subject s
       cross join lateral
         (select effective_on
            from rating_entry r
           where r.partnership = :partnership
             and r.cell = s.cell
             and r.recorded_at <= :knownAt
           order by r.effective_on, r.position
           limit 1) f
       where s.partnership = :partnership
         and s.area = :area
         and s.line = any(:lines::bigint[])
      """;

  /** Lines on which anything in an area was ever rated. */
  static final String OF_LINES =
      """
      select distinct line
        from rated_subject
       where partnership = :partnership
         and area = :area
         and line = any(:others::bigint[])
      """;

  private RatedSubjects() {}

  /** First effective day of any rating on some lines in an area, as known at an instant. */
  public static Optional<LocalDate> firstDay(
      Tenant tenant, AreaCode area, List<Long> lines, Instant knownAt) {
    List<Optional<LocalDate>> found = new ArrayList<>();
    tenant.askTogether(
        new MapSqlParameterSource()
            .addValue("area", area.value())
            .addValue("lines", lines.toArray(Long[]::new))
            .addValue("knownAt", knownAt.atOffset(ZoneOffset.UTC)),
        List.of(
            new Tenant.Query(
                FIRST_DAY,
                row -> found.add(Optional.ofNullable(row.getObject(1, LocalDate.class))))));
    return found.getFirst();
  }

  /** Capabilities rated in an area that no capability of the view continues. */
  public static List<CapabilityCode> unmapped(Tenant tenant, AreaCode area, ChecklistView view) {
    Set<Long> unseen = view.unseenLines();
    return unseen.isEmpty()
        ? List.of()
        : view.unmappedCodes(
            tenant
                .ask(OF_LINES)
                .param("area", area.value())
                .param("others", unseen.toArray(Long[]::new))
                .query((row, _) -> row.getLong(1))
                .list());
  }
}

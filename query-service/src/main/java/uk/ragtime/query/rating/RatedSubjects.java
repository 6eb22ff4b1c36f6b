package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    return tenant
        .ask(FIRST_DAY)
        .param("area", area.value())
        .param("lines", lines.toArray(Long[]::new))
        .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
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

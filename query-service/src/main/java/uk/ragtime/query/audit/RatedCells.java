package uk.ragtime.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.tenancy.Tenant;

/**
 * The cells that a question to the audit is about. Where they are few, their entries lie too far
 * apart for a page to be filled by going along the positions, and are looked up instead.
 *
 * @param few their numbers; null where they are many, or all
 * @param lines those that the capability that is asked about is seen by; null where none is
 */
record RatedCells(@Nullable List<Long> few, @Nullable List<Long> lines) {
  /**
   * In ten years of a nation's ratings (36,000 cells of 280 entries) one of these reads some 30,000
   * index entries either way: to look these cells up, or to come by a hundred of theirs.
   */
  static final int FEW = 100;

  private static final RatedCells ALL = new RatedCells(null, null);

  private static final String FIND =
      """
      select cell
        from rated_subject
       where partnership = :partnership
      """;

  /** Only an agency or a capability makes it worth while: areas and members have an index. */
  static RatedCells of(Tenant tenant, AuditQuery query) {
    if (query.agency() == null && query.capability() == null) {
      return ALL;
    }
    CapabilityCode capability = query.capability();
    List<Long> lines =
        capability == null
            ? null
            : Checklists.linesOf(tenant, capability, query.checklist(), query.cycle());
    StringBuilder sql = new StringBuilder(FIND);
    sql.append(query.area() == null ? "" : " and area = :area");
    sql.append(query.agency() == null ? "" : " and agency = :agency");
    sql.append(lines == null ? "" : " and line = any(:lines::bigint[])");
    sql.append(" limit :limit");
    var statement = tenant.ask(sql.toString()).param("limit", FEW + 1);
    if (query.area() != null) {
      statement = statement.param("area", query.area().value());
    }
    if (query.agency() != null) {
      statement = statement.param("agency", query.agency().value());
    }
    if (lines != null) {
      statement = statement.param("lines", lines.toArray(Long[]::new));
    }
    List<Long> cells = statement.query((row, _) -> row.getLong(1)).list();
    return new RatedCells(cells.size() > FEW ? null : cells, lines);
  }

  /** Whether nothing was ever rated there. */
  boolean none() {
    return few != null && few.isEmpty();
  }
}

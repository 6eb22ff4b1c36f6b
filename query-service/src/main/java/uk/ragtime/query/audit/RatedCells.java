package uk.ragtime.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.tenancy.Tenant;

/**
 * The cells that a question to the audit is about. Where they are few, their entries lie too far
 * apart for a page to be filled by going along the positions, and are looked up instead.
 *
 * @param few their numbers; null where they are many, or all
 */
record RatedCells(@Nullable List<Long> few) {
  /**
   * In ten years of a nation's ratings (36,000 cells of 280 entries) one of these reads some 30,000
   * index entries either way: to look these cells up, or to come by a hundred of theirs.
   */
  static final int FEW = 100;

  private static final RatedCells ALL = new RatedCells(null);

  private static final String FIND =
      """
      select cell
        from rated_subject
       where partnership = :partnership
      """;

  /** Only an agency or a capability makes it worth while: areas and members have an index. */
  static RatedCells of(Tenant tenant, AuditQuestion question) {
    if (question.agency() == null && question.capability() == null) {
      return ALL;
    }
    StringBuilder sql = new StringBuilder(FIND);
    sql.append(question.area() == null ? "" : " and area = :area");
    sql.append(question.agency() == null ? "" : " and agency = :agency");
    sql.append(question.capability() == null ? "" : " and capability = :capability");
    sql.append(" limit :limit");
    var statement = tenant.ask(sql.toString()).param("limit", FEW + 1);
    if (question.area() != null) {
      statement = statement.param("area", question.area().value());
    }
    if (question.agency() != null) {
      statement = statement.param("agency", question.agency().value());
    }
    if (question.capability() != null) {
      statement = statement.param("capability", question.capability().value());
    }
    List<Long> cells = statement.query((row, _) -> row.getLong(1)).list();
    return cells.size() > FEW ? ALL : new RatedCells(cells);
  }

  /** Whether nothing was ever rated there. */
  boolean none() {
    return few != null && few.isEmpty();
  }
}

package uk.ragtime.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Cells that an audit query is about. If they are few, their entries lie so far apart that scanning
 * the positions would not fill a page, and the entries are looked up by cell instead.
 *
 * @param few numbers of the cells; null if there are many, or all match
 * @param lines by which the requested capability is seen; null if none was requested
 */
public record RatedCells(@Nullable List<Long> few, @Nullable List<Long> lines) {
  /**
   * At this number both plans read about 30,000 index entries in ten years of a nation's ratings
   * (36,000 cells of 280 entries): looking the cells up, or scanning until a hundred of their
   * entries are found.
   */
  static final int FEW = 100;

  /**
   * Entries {@code e} of an agency. As no join, the cells are read once, and entries still in the
   * order of an index.
   */
  public static final String OF_AGENCY = ofCells("s.agency = :agency");

  /** Likewise, on some lines. */
  public static final String OF_LINES = ofCells("s.line = any(:lines::bigint[])");

  /**
   * Column with the cell of an entry {@code e}. One column, and no join: cells are looked up for
   * the rows of a page alone, once these are sorted.
   */
  public static final String CELL =
      """
      (select concat_ws('/', s.area, s.agency, s.line)
                from rated_subject s
               where s.partnership = e.partnership
                 and s.cell = e.cell) as rated_cell\
      """;

  /** A cell that {@link #CELL} has found. */
  public record Cell(AreaCode area, AgencyCode agency, long line) {
    /** Reads it from a row. */
    public static Cell read(ResultSet row) throws SQLException {
      String[] parts = row.getString("rated_cell").split("/", -1);
      return new Cell(new AreaCode(parts[0]), new AgencyCode(parts[1]), Long.parseLong(parts[2]));
    }
  }

  private static final RatedCells ALL = new RatedCells(null, null);

  private static final String FIND =
      """
      select cell
        from rated_subject
       where partnership = :partnership
      """;

  private static String ofCells(String condition) {
    return """
    (e.cell in
               (select s.cell
                  from rated_subject s
                 where s.partnership = :partnership
                   and %s)) is true\
    """
        .formatted(condition);
  }

  /** Only an agency or a capability makes this worthwhile: areas and members have indexes. */
  static RatedCells of(Tenant tenant, AuditQuery query) {
    if (query.agency() == null && query.capability() == null) {
      return ALL;
    }
    CapabilityCode capability = query.capability();
    List<Long> lines =
        capability == null
            ? null
            : Checklists.linesOf(
                tenant, capability, query.checklist(), query.version(), query.cycle());
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

  /** Whether no matching cell has ever been rated. */
  boolean none() {
    return few != null && few.isEmpty();
  }
}

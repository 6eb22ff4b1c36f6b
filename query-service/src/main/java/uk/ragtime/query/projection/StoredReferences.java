package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.lineage.Lineage;

/** Reads a partnership's references from the read models. */
final class StoredReferences {
  private static final String CYCLES =
      """
      select cycle, checklist, checklist_version, position
        from cycle
       where partnership = ?
      """;

  private static final String CLOSED =
      """
      select cycle
        from cycle_closure
       where partnership = ?
      """;

  private static final String ITEMS =
      """
      select v.checklist, v.version, v.position, k.capability, k.origin_kind, k.origin_codes
        from checklist_version v
        join capability k
          on k.partnership = v.partnership
         and k.checklist = v.checklist
         and k.version = v.version
       where v.partnership = ?
       order by v.checklist, v.version, k.place
      """;

  private static final String CELLS =
      """
      select area, agency, line, cell
        from rated_subject
       where partnership = ?
      """;

  private static final String AREAS =
      """
      select area, number
        from rated_area
       where partnership = ?
      """;

  private static final String ACTORS =
      """
      select actor, number
        from rating_actor
       where partnership = ?
      """;

  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final PartnershipCode partnership;

  /**
   * @param connection within a transaction that sees the partnership's rows
   */
  StoredReferences(Connection connection, PartnershipCode partnership) {
    this.connection = connection;
    this.partnership = partnership;
  }

  void addTo(References found) throws SQLException {
    each(
        CYCLES,
        row ->
            found.addCycle(
                new CycleCode(row.getString(1)),
                new ChecklistCode(row.getString(2)),
                row.getInt(3),
                row.getLong(4)));
    each(CLOSED, row -> found.addClosed(new CycleCode(row.getString(1))));
    addChecklists(found);
    each(
        CELLS,
        row ->
            found.addCell(
                new AreaCode(row.getString(1)),
                new AgencyCode(row.getString(2)),
                row.getLong(3),
                row.getLong(4)));
    each(AREAS, row -> found.addArea(new AreaCode(row.getString(1)), row.getInt(2)));
    each(ACTORS, row -> found.addActor(row.getString(1), row.getInt(2)));
  }

  private void addChecklists(References found) throws SQLException {
    Map<String, Map<Long, List<Lineage.Item>>> versions = new HashMap<>();
    each(
        ITEMS,
        row ->
            versions
                .computeIfAbsent(row.getString("checklist"), _ -> new TreeMap<>())
                .computeIfAbsent(row.getLong("position"), _ -> new ArrayList<>())
                .add(
                    new Lineage.Item(
                        new CapabilityCode(row.getString("capability")),
                        References.origin(
                            row.getString("origin_kind"), row.getArray("origin_codes")))));
    versions.forEach((checklist, all) ->
        all.forEach(
            (position, items) -> found.addVersion(new ChecklistCode(checklist), items, position)));
  }

  private void each(String sql, Reader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, partnership.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }
}

package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin;

/**
 * A partnership's checklists, cycles and rated cells up to a position. They resolve a rating, which
 * names a cycle and a code, to its line, and number its cell. A line's number is derived from the
 * position of the event that published its first version and from its place there, so that it is
 * the same in every generation. Not thread-safe.
 */
public final class References {
  /** More than the items of a checklist; a power of two. */
  private static final int PLACES = 128;

  private static final String CYCLES =
      """
      select cycle, checklist, checklist_version
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

  /**
   * @param isNew whether nothing was rated in the cell before
   */
  public record NumberedCell(long number, boolean isNew) {}

  private record CycleChecklist(ChecklistCode checklist, int version) {}

  private record CodeOfCycle(CycleCode cycle, CapabilityCode capability) {}

  /** A checklist's lineage, and the number of each line that begins in it. */
  private static final class NumberedLineage {
    private Lineage lineage = Lineage.NONE;
    private final Map<Line, Long> numbers = new HashMap<>();

    void add(List<Lineage.Item> items, long position) {
      lineage = lineage.with(items);
      int version = lineage.versions();
      int place = 1;
      for (Lineage.Item item : items) {
        numbers.put(new Line(version, item.code()), position * PLACES + place);
        place++;
      }
    }
  }

  private final Map<CycleCode, CycleChecklist> cycles = new HashMap<>();
  private final Set<CycleCode> closed = new HashSet<>();
  private final Map<ChecklistCode, NumberedLineage> checklists = new HashMap<>();
  private final Map<CodeOfCycle, Long> lines = new HashMap<>();
  private final CellNumbers cells;

  /** References of a partnership of which nothing has been projected yet. */
  public static References none(PartnershipCode partnership) {
    return new References(partnership);
  }

  private References(PartnershipCode partnership) {
    cells = new CellNumbers(partnership);
  }

  /**
   * Loads the references from the read models.
   *
   * @param connection within a transaction that sees the partnership's rows
   */
  public static References load(Connection connection, PartnershipCode partnership)
      throws SQLException {
    References found = new References(partnership);
    try (PreparedStatement statement = connection.prepareStatement(CYCLES)) {
      statement.setString(1, partnership.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.cycles.put(
              new CycleCode(row.getString(1)),
              new CycleChecklist(new ChecklistCode(row.getString(2)), row.getInt(3)));
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(CLOSED)) {
      statement.setString(1, partnership.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.closed.add(new CycleCode(row.getString(1)));
        }
      }
    }
    found.loadChecklists(connection, partnership);
    found.loadCells(connection, partnership);
    return found;
  }

  private void loadCells(Connection connection, PartnershipCode partnership) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CELLS)) {
      statement.setString(1, partnership.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          cells.add(
              new AreaCode(row.getString(1)),
              new AgencyCode(row.getString(2)),
              row.getLong(3),
              row.getLong(4));
        }
      }
    }
  }

  private void loadChecklists(Connection connection, PartnershipCode partnership)
      throws SQLException {
    Map<String, Map<Long, List<Lineage.Item>>> versions = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(ITEMS)) {
      statement.setString(1, partnership.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          versions
              .computeIfAbsent(row.getString("checklist"), _ -> new TreeMap<>())
              .computeIfAbsent(row.getLong("position"), _ -> new ArrayList<>())
              .add(
                  new Lineage.Item(
                      new CapabilityCode(row.getString("capability")),
                      origin(row.getString("origin_kind"), row.getArray("origin_codes"))));
        }
      }
    }
    versions.forEach((checklist, all) -> {
      NumberedLineage numbered = new NumberedLineage();
      all.forEach((position, items) -> numbered.add(items, position));
      checklists.put(new ChecklistCode(checklist), numbered);
    });
  }

  /** Origin from its two columns; null if they are null. */
  public static @Nullable Origin origin(@Nullable String kind, java.sql.@Nullable Array codes)
      throws SQLException {
    return kind == null || codes == null
        ? null
        : new Origin(
            Origin.Kind.valueOf(kind),
            Arrays.stream((String[]) codes.getArray()).map(CapabilityCode::new).toList());
  }

  /** Applies an event; must be called with every event, in order. */
  public void apply(RecordedEvent recorded) {
    switch (recorded.event()) {
      case CycleScheduled e ->
          cycles.put(e.cycle(), new CycleChecklist(e.checklist(), e.checklistVersion()));
      case CycleClosed e -> closed.add(e.cycle());
      case ChecklistVersionPublished e ->
          checklists
              .computeIfAbsent(e.checklist(), _ -> new NumberedLineage())
              .add(
                  e.capabilities().stream()
                      .map(it -> new Lineage.Item(it.code(), it.origin()))
                      .toList(),
                  recorded.position());
      default -> {
        // No other event affects the references.
      }
    }
  }

  /** Whether a cycle is closed. */
  public boolean isClosed(CycleCode cycle) {
    return closed.contains(cycle);
  }

  /** Lineage of a checklist; empty if it has no versions. */
  public Lineage lineage(ChecklistCode checklist) {
    NumberedLineage numbered = checklists.get(checklist);
    return numbered == null ? Lineage.NONE : numbered.lineage;
  }

  /**
   * Number of a line.
   *
   * @throws IllegalStateException if no version of the checklist begins it
   */
  public long number(ChecklistCode checklist, Line line) {
    NumberedLineage numbered = checklists.get(checklist);
    Long number = numbered == null ? null : numbered.numbers.get(line);
    if (number == null) {
      throw new IllegalStateException("no line " + line + " in " + checklist);
    }
    return number;
  }

  /** Number of a cell in which something is rated now; the next number if it is the first time. */
  public NumberedCell cell(AreaCode area, AgencyCode agency, long line) {
    long known = cells.find(area, agency, line);
    return known > 0
        ? new NumberedCell(known, false)
        : new NumberedCell(cells.next(area, agency, line), true);
  }

  /** Number of cells ever rated. */
  int cells() {
    return cells.count();
  }

  /**
   * Number of the line that a capability is on in a cycle.
   *
   * @throws IllegalStateException if there is no such cycle, or its checklist has no such item
   */
  public long line(CycleCode cycle, CapabilityCode capability) {
    return lines.computeIfAbsent(new CodeOfCycle(cycle, capability), this::find);
  }

  private long find(CodeOfCycle code) {
    CycleChecklist rated = cycles.get(code.cycle());
    if (rated == null) {
      throw new IllegalStateException("no cycle " + code.cycle());
    }
    Line line =
        lineage(rated.checklist())
            .line(rated.version(), code.capability())
            .orElseThrow(() ->
                new IllegalStateException(
                    "no capability " + code.capability() + " in " + rated.checklist()));
    return number(rated.checklist(), line);
  }
}

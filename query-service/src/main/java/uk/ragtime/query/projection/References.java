package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin;

/**
 * A partnership's checklists, cycles and rated cells up to a position. They resolve a rating, which
 * names a cycle and a code, to its line, and number its cell, area, cycle and actor. A line's
 * number is derived from the position of the event that published its first version and from its
 * place there, so that it is the same in every generation. Not thread-safe.
 */
public final class References {
  /** More than the items of a checklist; a power of two. */
  private static final int PLACES = 128;

  /**
   * @param isNew whether nothing was rated in the cell before
   */
  public record NumberedCell(long number, boolean isNew) {}

  /**
   * @param position at which it was scheduled
   */
  private record CycleChecklist(ChecklistCode checklist, int version, long position) {}

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
  private final FirstUseNumbers<AreaCode> areas = new FirstUseNumbers<>();
  private final FirstUseNumbers<String> actors = new FirstUseNumbers<>();

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
    new StoredReferences(connection, partnership).addTo(found);
    return found;
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
          addCycle(e.cycle(), e.checklist(), e.checklistVersion(), recorded.position());
      case CycleClosed e -> addClosed(e.cycle());
      case ChecklistVersionPublished e ->
          addVersion(
              e.checklist(),
              e.capabilities().stream()
                  .map(it -> new Lineage.Item(it.code(), it.origin()))
                  .toList(),
              recorded.position());
      default -> {
        // No other event affects the references.
      }
    }
  }

  void addCycle(CycleCode cycle, ChecklistCode checklist, int version, long position) {
    cycles.put(cycle, new CycleChecklist(checklist, version, position));
  }

  void addClosed(CycleCode cycle) {
    closed.add(cycle);
  }

  /** Adds the next version of a checklist, which an event at a position published. */
  void addVersion(ChecklistCode checklist, List<Lineage.Item> items, long position) {
    checklists.computeIfAbsent(checklist, _ -> new NumberedLineage()).add(items, position);
  }

  void addCell(AreaCode area, AgencyCode agency, long line, long number) {
    cells.add(area, agency, line, number);
  }

  void addArea(AreaCode area, int number) {
    areas.add(area, number);
  }

  void addActor(String actor, int number) {
    actors.add(actor, number);
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

  /** Number of an area in which something is rated now. */
  public FirstUseNumbers.Numbered area(AreaCode area) {
    return areas.of(area);
  }

  /** Number of an actor who rates now. */
  public FirstUseNumbers.Numbered actor(ActorId actor) {
    return actors.of(actor.value());
  }

  /**
   * Number of a cycle: the position at which it was scheduled.
   *
   * @throws IllegalStateException if there is no such cycle
   */
  public int position(CycleCode cycle) {
    return Math.toIntExact(known(cycle).position());
  }

  /** Codes of the checklist version of a cycle, in order; none if there is no such cycle. */
  public List<CapabilityCode> capabilities(CycleCode cycle) {
    CycleChecklist rated = cycles.get(cycle);
    return rated == null ? List.of() : lineage(rated.checklist()).codes(rated.version());
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
    CycleChecklist rated = known(code.cycle());
    Line line =
        lineage(rated.checklist())
            .line(rated.version(), code.capability())
            .orElseThrow(() ->
                new IllegalStateException(
                    "no capability " + code.capability() + " in " + rated.checklist()));
    return number(rated.checklist(), line);
  }

  private CycleChecklist known(CycleCode cycle) {
    CycleChecklist known = cycles.get(cycle);
    if (known == null) {
      throw new IllegalStateException("no cycle " + cycle);
    }
    return known;
  }
}

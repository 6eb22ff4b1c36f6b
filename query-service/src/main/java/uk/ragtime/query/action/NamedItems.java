package uk.ragtime.query.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Items of a checklist as rated now, for codes that an action named when another version may have
 * been in use: an item stands for a code if it is, or carries on, the item that had the code then.
 */
final class NamedItems {
  private final Cycles cycles;
  private final ChecklistView view;

  /** Line of each code, by version. */
  private final TreeMap<Integer, Map<CapabilityCode, Long>> lines;

  NamedItems(
      Cycles cycles, ChecklistView view, Map<Integer, Map<CapabilityCode, Long>> linesByVersion) {
    this.cycles = cycles;
    this.view = view;
    this.lines = new TreeMap<>(linesByVersion);
  }

  /** Items of the version that is in use on a day, or was last published if no cycle uses any. */
  static NamedItems of(Tenant tenant, Cycles all, ChecklistCode checklist, LocalDate day) {
    Cycles cycles = all.of(checklist);
    Map<Integer, Map<CapabilityCode, Long>> lines = Checklists.linesByVersion(tenant, checklist);
    int latest = lines.keySet().stream().max(Integer::compare).orElse(0);
    int version = cycles.on(day).map(Cycle::version).orElse(latest);
    return new NamedItems(cycles, Checklists.view(tenant, checklist, version), lines);
  }

  ChecklistView view() {
    return view;
  }

  /**
   * Codes of the items that stand for a code now, in order; empty if it was dropped.
   *
   * @param namedOn day on which the code was named
   */
  List<CapabilityCode> now(CapabilityCode named, LocalDate namedOn) {
    Long line = line(named, namedOn);
    List<CapabilityCode> items = new ArrayList<>();
    if (line == null) {
      return items;
    }
    for (Capability item : view.capabilities()) {
      for (Line seen : view.ancestry(item.code()).lines()) {
        if (view.number(seen) == line) {
          items.add(item.code());
          break;
        }
      }
    }
    return items;
  }

  /** Line of a code in the version that was in use, else in the nearest one that has it. */
  private @Nullable Long line(CapabilityCode named, LocalDate namedOn) {
    int version = cycles.on(namedOn).map(Cycle::version).orElse(Integer.MAX_VALUE);
    for (Map<CapabilityCode, Long> codes : lines.headMap(version, true).descendingMap().values()) {
      if (codes.containsKey(named)) {
        return codes.get(named);
      }
    }
    for (Map<CapabilityCode, Long> codes : lines.tailMap(version, false).values()) {
      if (codes.containsKey(named)) {
        return codes.get(named);
      }
    }
    return null;
  }
}

package uk.ragtime.command.cycle;

import static uk.ragtime.command.decision.RefusalCode.CYCLE_UNKNOWN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.ResourceVersions;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;

/** All review cycles of a partnership, each with its version. */
public record Cycles(Map<CycleCode, Cycle> byCode, ResourceVersions<CycleCode> versions) {
  public Cycles(Map<CycleCode, Cycle> byCode) {
    this(byCode, ResourceVersions.none());
  }

  /** The type of their stream. */
  public static StreamType<Cycles, CycleEvent> streamType() {
    return StreamType.of(
        Cycles.class, CycleEvent.class, () -> new Cycles(Map.of()), Cycles::evolve);
  }

  /**
   * @throws Refused with {@code cycle-unknown}
   */
  public Cycle require(CycleCode code) {
    Cycle cycle = byCode.get(code);
    if (cycle == null) {
      throw new Refused(CYCLE_UNKNOWN, "There is no cycle " + code);
    }
    return cycle;
  }

  /** All cycles of a checklist, in any version. */
  public List<Cycle> of(ChecklistCode checklist) {
    return byCode.values().stream().filter(cycle -> cycle.checklist().equals(checklist)).toList();
  }

  /** The cycle of a code, if there is one. */
  public Optional<Cycle> find(CycleCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  public Cycles evolve(CycleEvent event) {
    return switch (event) {
      case CycleScheduled e ->
          with(
              new Cycle(
                  e.cycle(),
                  e.name(),
                  e.checklist(),
                  e.checklistVersion(),
                  e.opensOn(),
                  e.cutOff(),
                  e.historic(),
                  false,
                  false,
                  e.rules() == null ? CycleRules.DEFAULT : e.rules()));
      case CycleRescheduled e -> {
        Cycle dated = require(e.cycle()).rescheduled(e.name(), e.opensOn(), e.cutOff());
        yield with(e.rules() == null ? dated : dated.with(e.rules()));
      }
      case CycleClosed e -> with(require(e.cycle()).asClosed());
      case CycleCancelled e -> with(require(e.cycle()).asCancelled());
    };
  }

  private Cycles with(Cycle cycle) {
    Map<CycleCode, Cycle> more = new HashMap<>(byCode);
    more.put(cycle.code(), cycle);
    return new Cycles(Map.copyOf(more), versions.changed(cycle.code()));
  }
}

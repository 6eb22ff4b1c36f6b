package uk.ragtime.command.cycle;

import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.CUT_OFF_BEFORE_OPENING;
import static uk.ragtime.command.decision.RefusalCode.CYCLE_CLOSED;
import static uk.ragtime.command.decision.RefusalCode.CYCLE_FIXED;
import static uk.ragtime.command.decision.RefusalCode.CYCLE_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.RATINGS_STRANDED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.decision.RatedDays;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.DomainEvent;

/** All review cycles of a partnership. */
public record Cycles(Map<CycleCode, Cycle> byCode) {
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

  /**
   * Schedules a cycle, or changes its name or dates.
   *
   * @param rated the days of its ratings; read only if its dates are narrowed
   */
  public List<DomainEvent> decide(
      ScheduleCycle command, Checklist checklist, Supplier<Optional<RatedDays>> rated) {
    if (!command.cutOff().isAfter(command.opensOn().atStartOfDay(Calendar.LONDON).toInstant())) {
      throw new Refused(CUT_OFF_BEFORE_OPENING);
    }
    Cycle known = byCode.get(command.cycle());
    if (known != null) {
      return change(known, command, rated);
    }
    if (checklist.version(command.checklistVersion()).isEmpty()) {
      throw new Refused(
          CHECKLIST_UNKNOWN,
          "There is no version "
              + command.checklistVersion()
              + " of a checklist "
              + command.checklist());
    }
    return List.of(
        new CycleScheduled(
            command.cycle(),
            command.name(),
            command.checklist(),
            command.checklistVersion(),
            command.opensOn(),
            command.cutOff(),
            command.historic()));
  }

  private static List<DomainEvent> change(
      Cycle known, ScheduleCycle command, Supplier<Optional<RatedDays>> rated) {
    boolean sameKind =
        known.checklist().equals(command.checklist())
            && known.checklistVersion() == command.checklistVersion()
            && known.historic() == command.historic();
    if (!sameKind) {
      throw new Refused(CYCLE_FIXED);
    }
    boolean sameDates =
        known.name().equals(command.name())
            && known.opensOn().equals(command.opensOn())
            && known.cutOff().equals(command.cutOff());
    if (sameDates) {
      return List.of();
    }
    if (known.closed()) {
      throw new Refused(CYCLE_CLOSED);
    }
    requireNothingStranded(
        known, known.rescheduled(command.name(), command.opensOn(), command.cutOff()), rated);
    return List.of(
        new CycleRescheduled(command.cycle(), command.name(), command.opensOn(), command.cutOff()));
  }

  /** Refuses dates that exclude ratings already given. */
  private static void requireNothingStranded(
      Cycle known, Cycle wanted, Supplier<Optional<RatedDays>> rated) {
    boolean narrowed =
        wanted.opensOn().isAfter(known.opensOn())
            || wanted.outcomeDay().isBefore(known.outcomeDay());
    if (!narrowed) {
      return;
    }
    RatedDays days = rated.get().orElse(null);
    if (days != null
        && (wanted.beginsAfter(days.first()) || days.last().isAfter(wanted.outcomeDay()))) {
      throw new Refused(
          RATINGS_STRANDED,
          "Ratings have been given from %s to %s, and the cycle would go from %s to %s"
              .formatted(days.first(), days.last(), wanted.opensOn(), wanted.outcomeDay()));
    }
  }

  /** Closes a cycle. */
  public List<DomainEvent> decide(CloseCycle command) {
    return require(command.cycle()).closed()
        ? List.of()
        : List.of(new CycleClosed(command.cycle()));
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
                  false));
      case CycleRescheduled e ->
          with(require(e.cycle()).rescheduled(e.name(), e.opensOn(), e.cutOff()));
      case CycleClosed e -> with(require(e.cycle()).asClosed());
    };
  }

  private Cycles with(Cycle cycle) {
    Map<CycleCode, Cycle> more = new HashMap<>(byCode);
    more.put(cycle.code(), cycle);
    return new Cycles(Map.copyOf(more));
  }
}

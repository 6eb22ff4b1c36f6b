package uk.ragtime.command.cycle.schedule;

import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.CUT_OFF_BEFORE_OPENING;
import static uk.ragtime.command.decision.RefusalCode.RATINGS_STRANDED;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.cycle.CycleLifecycle;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.RatedDays;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.seal.Seal;

/** Schedules a cycle, or changes its name, dates or rules. */
public final class ScheduleDecider implements Decider<ScheduleCycle, Cycles, CycleEvent> {
  @Override
  public Class<ScheduleCycle> commandType() {
    return ScheduleCycle.class;
  }

  @Override
  public StreamType<Cycles, CycleEvent> streamType() {
    return Cycles.streamType();
  }

  @Override
  public List<CycleEvent> decide(Cycles state, ScheduleCycle command, DecisionContext context) {
    Checklist checklist =
        context.references().read(StreamId.of(command.checklist()), Checklist.streamType());
    if (!command.cutOff().isAfter(command.opensOn().atStartOfDay(Calendar.LONDON).toInstant())) {
      throw new Refused(CUT_OFF_BEFORE_OPENING);
    }
    Optional<Cycle> known = state.find(command.cycle());
    return known.isPresent() ? change(known.get(), command, context) : schedule(command, checklist);
  }

  private static List<CycleEvent> schedule(ScheduleCycle command, Checklist checklist) {
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
            command.historic(),
            command.rules(),
            sealOf(command.reason())));
  }

  private static List<CycleEvent> change(
      Cycle known, ScheduleCycle command, DecisionContext context) {
    CycleRules rules = command.rules() == null ? known.rules() : command.rules();
    CycleLifecycle.Act act = actOn(known, command, rules);
    if (!CycleLifecycle.changes(act, known.phase(context.now()))) {
      return List.of();
    }
    requireNothingStranded(
        known, known.rescheduled(command.name(), command.opensOn(), command.cutOff()), context);
    return List.of(
        new CycleRescheduled(
            command.cycle(),
            command.name(),
            command.opensOn(),
            command.cutOff(),
            rules.equals(known.rules()) ? null : rules,
            sealOf(command.reason())));
  }

  private static CycleLifecycle.Act actOn(Cycle known, ScheduleCycle command, CycleRules rules) {
    boolean sameKind =
        known.checklist().equals(command.checklist())
            && known.checklistVersion() == command.checklistVersion()
            && known.historic() == command.historic();
    if (!sameKind) {
      return CycleLifecycle.Act.CHANGE_CHECKLIST_OR_KIND;
    }
    if (!known.rules().equals(rules)) {
      return CycleLifecycle.Act.CHANGE_RULES;
    }
    boolean sameDates =
        known.name().equals(command.name())
            && known.opensOn().equals(command.opensOn())
            && known.cutOff().equals(command.cutOff());
    return sameDates ? CycleLifecycle.Act.KEEP : CycleLifecycle.Act.CHANGE_NAME_OR_DATES;
  }

  private static @Nullable Seal sealOf(@Nullable Sealed text) {
    return text == null ? null : text.seal();
  }

  /**
   * Refuses dates that exclude ratings already given; reads those only if the dates are narrowed.
   */
  private static void requireNothingStranded(Cycle known, Cycle wanted, DecisionContext context) {
    boolean narrowed =
        wanted.opensOn().isAfter(known.opensOn())
            || wanted.outcomeDay().isBefore(known.outcomeDay());
    if (!narrowed) {
      return;
    }
    RatedDays days = context.references().ratedDays(known.code()).orElse(null);
    if (days != null
        && (wanted.beginsAfter(days.first()) || days.last().isAfter(wanted.outcomeDay()))) {
      throw new Refused(
          RATINGS_STRANDED,
          "Ratings have been given from %s to %s, and the cycle would go from %s to %s"
              .formatted(days.first(), days.last(), wanted.opensOn(), wanted.outcomeDay()));
    }
  }

  @Override
  public boolean creates(CycleEvent event) {
    return event instanceof CycleScheduled;
  }

  @Override
  public long resourceVersion(Cycles state, ScheduleCycle command, DecisionContext context) {
    return state.versions().of(command.cycle());
  }
}

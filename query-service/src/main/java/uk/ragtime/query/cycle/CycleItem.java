package uk.ragtime.query.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.tenancy.Tenant;

/**
 * A cycle as answers list it, without the texts that were given for it.
 *
 * @param outcomeOn day whose ratings are its outcome, as far as it is known
 * @param current whether today belongs to it, among the cycles of its checklist
 * @param rules those that hold now
 * @param extendedAfterCutOff whether a cut-off that had passed was moved
 * @param cancelledAt null if it takes place
 */
public record CycleItem(
    CycleCode cycle,
    String name,
    ChecklistCode checklist,
    int version,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic,
    CycleStatus status,
    LocalDate outcomeOn,
    boolean current,
    CycleRules rules,
    boolean extendedAfterCutOff,
    @Nullable Instant cancelledAt) {

  /** All cycles as recorded by now, even if the clocks of two machines differ; oldest first. */
  public static List<CycleItem> all(Tenant tenant, Instant now) {
    Cycles cycles = Cycles.known(tenant, KnownAt.LATEST);
    LocalDate today = Calendar.dayOf(now);
    Set<Cycle> current =
        cycles.checklists().stream()
            .flatMap(checklist -> cycles.of(checklist).on(today).stream())
            .collect(Collectors.toSet());
    return cycles.all().stream().map(cycle -> of(cycle, now, current.contains(cycle))).toList();
  }

  private static CycleItem of(Cycle cycle, Instant now, boolean current) {
    return new CycleItem(
        cycle.cycle(),
        cycle.name(),
        cycle.checklist(),
        cycle.version(),
        cycle.opensOn(),
        cycle.cutOff(),
        cycle.historic(),
        cycle.statusAt(now, Calendar.dayOf(now)),
        cycle.dates().outcomeDay(),
        current,
        cycle.rules(),
        cycle.cutOffs().movedAfterPassing(),
        cycle.cancelledAt());
  }
}

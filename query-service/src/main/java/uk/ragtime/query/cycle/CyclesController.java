package uk.ragtime.query.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/cycles}. */
@RestController
final class CyclesController {
  record Answer(List<CycleItem> cycles, long position) {}

  /**
   * @param outcomeOn day whose ratings are its outcome, as far as it is known
   * @param current whether today belongs to it, among the cycles of its checklist
   * @param rules those that hold now
   * @param extendedAfterCutOff whether a cut-off that had passed was moved
   * @param cancelledAt null if it takes place
   * @param reasons those that were given, oldest first
   */
  record CycleItem(
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
      @Nullable Instant cancelledAt,
      List<CycleReasons.Reason> reasons) {}

  private final CycleReasons reasons;

  CyclesController(CycleReasons reasons) {
    this.reasons = reasons;
  }

  @GetMapping("/v1/{partnership}/cycles")
  Answer cycles(@RequiredAction(Action.READ_PROFILES) QueryAccess.Session session, Instant now) {
    return session.answer("cycles", tenant -> answer(tenant, now));
  }

  private Answer answer(Tenant tenant, Instant now) {
    // Reads the latest state, even if the clocks of two machines differ.
    Cycles cycles = Cycles.known(tenant, KnownAt.LATEST);
    LocalDate today = Calendar.dayOf(now);
    Set<Cycle> current =
        cycles.checklists().stream()
            .flatMap(checklist -> cycles.of(checklist).on(today).stream())
            .collect(Collectors.toSet());
    Map<CycleCode, List<CycleReasons.Reason>> given = reasons.all(tenant);
    List<CycleItem> items =
        cycles.all().stream()
            .map(cycle ->
                item(
                    cycle,
                    now,
                    current.contains(cycle),
                    given.getOrDefault(cycle.cycle(), List.of())))
            .toList();
    return new Answer(items, tenant.position());
  }

  private static CycleItem item(
      Cycle cycle, Instant now, boolean current, List<CycleReasons.Reason> reasons) {
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
        cycle.cancelledAt(),
        reasons);
  }
}

package uk.ragtime.query.cycle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.Caller;

/** {@code GET /v1/{partnership}/cycles}. */
@RestController
final class CyclesController {
  record Answer(List<CycleItem> cycles, long position) {}

  /**
   * @param outcomeOn the day whose ratings are its outcome, as far as it is known
   * @param current whether it is the one that today belongs to, of those of its checklist
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
      boolean current) {}

  private final QueryAccess access;
  private final Clock clock;

  CyclesController(QueryAccess access, Clock clock) {
    this.access = access;
    this.clock = clock;
  }

  @GetMapping("/v1/{partnership}/cycles")
  Answer cycles(
      Caller caller,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String minPosition) {
    QueryAccess.Session session = access.open(caller, partnership, Action.READ_PROFILES, minPosition);
    return session.answer("cycles", this::answer);
  }

  private Answer answer(Tenant tenant) {
    Instant now = clock.instant();
    // The latest state, whatever the clocks of two machines say.
    Cycles cycles = Cycles.known(tenant, KnownAt.LATEST);
    LocalDate today = Calendar.dayOf(now);
    Set<Cycle> current =
        cycles.checklists().stream()
            .flatMap(checklist -> cycles.of(checklist).on(today).stream())
            .collect(Collectors.toSet());
    List<CycleItem> items =
        cycles.oldestFirst().stream()
            .map(cycle -> item(cycle, now, current.contains(cycle)))
            .toList();
    return new Answer(items, AppliedPositions.of(tenant));
  }

  private static CycleItem item(Cycle cycle, Instant now, boolean current) {
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
        current);
  }
}

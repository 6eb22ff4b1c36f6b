package uk.ragtime.query.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/actions} and one of them, with whether it helped. */
@RestController
final class ActionsController {
  /**
   * @param next cursor of the next page; null if there is none yet
   */
  record Answer(List<ActionView> actions, @Nullable Long next, long position) {}

  @GetMapping("/v1/{partnership}/actions")
  Answer actions(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      @Nullable AreaCode area,
      @Nullable AgencyCode agency,
      @Nullable ActionStatus status,
      Page page,
      Instant now) {
    boolean names = session.may(Action.READ_NAMES);
    LocalDate today = Calendar.dayOf(now);
    return session.answer(
        "actions",
        tenant -> {
          List<ActionHistory> found = ActionLog.page(tenant, area, agency, status, page);
          boolean more = found.size() > page.limit();
          List<ActionHistory> shown = more ? found.subList(0, page.limit()) : found;
          return new Answer(
              ActionView.of(tenant, shown, today, names),
              more ? Long.valueOf(shown.getLast().planning().position()) : null,
              tenant.position());
        });
  }

  /**
   * @param asOf null for now
   */
  @GetMapping("/v1/{partnership}/actions/{action}")
  ActionOutcome action(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      ActionCode action,
      @Nullable Moment asOf,
      Instant now) {
    boolean names = session.may(Action.READ_NAMES);
    Moment moment = asOf == null ? Moment.at(now) : asOf;
    return session.answer("action", tenant -> outcome(tenant, action, moment, now, names));
  }

  private static ActionOutcome outcome(
      Tenant tenant, ActionCode code, Moment asOf, Instant now, boolean names) {
    ActionHistory history =
        ActionLog.one(tenant, code)
            .orElseThrow(
                () -> Refusals.ACTION_UNKNOWN.because("The partnership has no action " + code));
    Cycles cycles = Cycles.known(tenant, KnownAt.LATEST);
    LocalDate today = Calendar.dayOf(now);
    NamedItems items = NamedItems.of(tenant, cycles, history.plan().checklist(), today);
    return new ActionOutcome(
        ActionView.of(tenant, List.of(history), today, names).getFirst(),
        asOf.day(),
        ActionCells.of(tenant, history, items, asOf.day()),
        tenant.position());
  }
}

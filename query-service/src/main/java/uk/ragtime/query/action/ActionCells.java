package uk.ragtime.query.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.action.ActionOutcome.ActionCell;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.rating.RatingsInForce;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Follows the cells of an action: when it was planned, as known then, when it was done, and at a
 * moment.
 */
final class ActionCells {
  private ActionCells() {}

  static List<ActionCell> of(
      Tenant tenant, ActionHistory history, NamedItems items, LocalDate asOf) {
    LocalDate doneOn = history.doneOn();
    RatingsInForce planned =
        inForce(tenant, history, items, history.plannedOn(), history.plannedAt());
    RatingsInForce done =
        doneOn == null ? null : inForce(tenant, history, items, doneOn, KnownAt.LATEST);
    RatingsInForce now = inForce(tenant, history, items, asOf, KnownAt.LATEST);
    List<ActionCell> cells = new ArrayList<>();
    LocalDate namedOn = Calendar.dayOf(history.planned().recordedAt());
    for (CapabilityCode named : history.plan().capabilities()) {
      List<CapabilityCode> standing = items.now(named, namedOn);
      if (standing.isEmpty()) {
        Verdict verdict = doneOn == null ? null : Verdict.OTHER;
        cells.add(new ActionCell(named, null, null, null, null, null, verdict));
      }
      for (CapabilityCode capability : standing) {
        AgencyCode agency = history.plan().agency();
        Rating before = rating(planned.on(capability).get(agency));
        RatingEntry entry = now.on(capability).get(agency);
        cells.add(
            new ActionCell(
                named,
                capability,
                before,
                done == null ? null : rating(done.on(capability).get(agency)),
                rating(entry),
                entry == null ? null : entry.effectiveOn(),
                doneOn == null
                    ? null
                    : Verdict.of(
                        before,
                        rating(entry),
                        entry != null && entry.effectiveOn().isAfter(doneOn))));
      }
    }
    return cells;
  }

  private static RatingsInForce inForce(
      Tenant tenant, ActionHistory history, NamedItems items, LocalDate day, Instant knownAt) {
    return RatingLog.inForceIn(
        tenant, history.plan().area(), items.view(), RatingsAt.inForce(day, knownAt));
  }

  private static @Nullable Rating rating(@Nullable RatingEntry entry) {
    return entry == null ? null : entry.rating();
  }
}

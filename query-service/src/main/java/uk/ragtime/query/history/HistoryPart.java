package uk.ragtime.query.history;

import org.springframework.stereotype.Component;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.profile.ProfilePart;
import uk.ragtime.query.profile.Profiles;
import uk.ragtime.query.tenancy.Tenant;

/** History of a profile's area, cycle by cycle, by the profile's checklist. */
@Component
final class HistoryPart implements ProfilePart {
  @Override
  public Kind kind() {
    return Kind.HISTORY;
  }

  @Override
  public HistoryController.Answer of(Tenant tenant, Profiles.ProfileAt profile, Asked asked) {
    Cycle cycle = profile.cycle();
    ChecklistCode checklist = cycle == null ? null : cycle.checklist();
    return HistoryController.answer(
        tenant,
        new HistoryController.HistoryQuery(
            profile.area().area(),
            PeriodKind.CYCLE,
            null,
            null,
            checklist,
            asked.knownAt(),
            asked.stage(),
            asked.rule(),
            asked.now()));
  }
}

package uk.ragtime.query.assessment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/cycles/{cycle}/progress}. */
@RestController
final class ProgressController {
  /**
   * @param area null for all areas
   */
  @GetMapping("/v1/{partnership}/cycles/{cycle}/progress")
  ProgressAnswer progress(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      @Nullable AreaCode area,
      KnownAt knownAt) {
    return session.answer("progress", tenant -> answer(tenant, cycle, area, knownAt));
  }

  private static ProgressAnswer answer(
      Tenant tenant, CycleCode code, @Nullable AreaCode area, KnownAt knownAt) {
    Cycle cycle = Cycles.known(tenant, knownAt.limit()).require(code);
    List<Area> areas = area == null ? Areas.all(tenant) : List.of(Areas.require(tenant, area));
    ChecklistView view = Checklists.view(tenant, cycle.checklist(), cycle.version());
    Set<CapabilityCode> checklist =
        view.capabilities().stream().map(Capability::code).collect(Collectors.toUnmodifiableSet());
    Map<AreaCode, Set<AgencyCode>> expected =
        ExpectedAgencies.known(tenant, knownAt.limit()).in(cycle);
    AssessmentSummaries summaries =
        AssessmentSummaries.of(tenant, cycle, area, null, knownAt.limit());
    ToBeCarriedOver toBeCarriedOver =
        ToBeCarriedOver.in(tenant, cycle, view, checklist, knownAt.shown(), knownAt.limit());
    Progress progress = new Progress(cycle, checklist, toBeCarriedOver, knownAt.shown());
    for (Area one : areas) {
      progress.add(one, expected.getOrDefault(one.area(), Set.of()), summaries);
    }
    return new ProgressAnswer(
        cycle.cycle(),
        cycle.name(),
        cycle.checklist(),
        cycle.version(),
        cycle.statusAt(knownAt.shown()),
        cycle.cutOff(),
        cycle.cutOffs().movedAfterPassing(),
        cycle.rules(),
        checklist.size(),
        knownAt.shown(),
        progress.totals(),
        progress.areas(),
        tenant.position());
  }
}

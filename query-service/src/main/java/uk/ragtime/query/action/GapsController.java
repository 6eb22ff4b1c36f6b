package uk.ragtime.query.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.agency.AgencyRevision;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.rating.RatingGrid;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/actions/gaps}: ratings that no action is about. */
@RestController
final class GapsController {
  /**
   * @param asOf day whose ratings these are: today
   * @param cells number of all cells that are listed
   */
  record Answer(Rating rating, LocalDate asOf, int cells, List<Gap> gaps, long position) {}

  /**
   * Cells of an agency in an area.
   *
   * @param capabilities in the order of the checklist
   */
  record Gap(
      AreaCode area,
      AgencyCode agency,
      ChecklistCode checklist,
      List<CapabilityCode> capabilities) {}

  private record CellKey(
      AreaCode area, AgencyCode agency, ChecklistCode checklist, CapabilityCode capability) {}

  /**
   * @param area null for all
   * @param checklist null for all that are rated
   */
  @GetMapping("/v1/{partnership}/actions/gaps")
  Answer gaps(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      Rating rating,
      @Nullable AreaCode area,
      @Nullable ChecklistCode checklist,
      Instant now) {
    LocalDate today = Calendar.dayOf(now);
    return session.answer("gaps", tenant -> answer(tenant, rating, area, checklist, today));
  }

  private static Answer answer(
      Tenant tenant,
      Rating rating,
      @Nullable AreaCode only,
      @Nullable ChecklistCode checklist,
      LocalDate today) {
    Checklists.require(tenant, checklist);
    List<Area> areas = only == null ? Areas.all(tenant) : List.of(Areas.require(tenant, only));
    Cycles cycles = Cycles.known(tenant, KnownAt.LATEST);
    List<AgencyRevision> revisions = Agencies.revisions(tenant, KnownAt.LATEST);
    List<OpenAction> actions = OpenAction.all(tenant);
    List<Gap> gaps = new ArrayList<>();
    for (ChecklistCode rated : checklist == null ? cycles.checklists() : List.of(checklist)) {
      NamedItems items = NamedItems.of(tenant, cycles, rated, today);
      Set<CellKey> covered = covered(actions, rated, items);
      Map<AreaCode, RatingGrid> grids =
          RatingLog.gridsByArea(tenant, items.view(), RatingsAt.inForce(today, KnownAt.LATEST));
      for (Area area : areas) {
        RatingGrid grid = grids.getOrDefault(area.area(), RatingGrid.EMPTY);
        Set<AgencyCode> agencies =
            new AgenciesInArea(area.area(), revisions)
                .on(today, KnownAt.LATEST, grid.agencies())
                .keySet();
        for (AgencyCode agency : agencies) {
          List<CapabilityCode> open = new ArrayList<>();
          for (Capability item : items.view().capabilities()) {
            if (grid.on(item.code()).get(agency) == rating
                && !covered.contains(new CellKey(area.area(), agency, rated, item.code()))) {
              open.add(item.code());
            }
          }
          if (!open.isEmpty()) {
            gaps.add(new Gap(area.area(), agency, rated, List.copyOf(open)));
          }
        }
      }
    }
    int cells = gaps.stream().mapToInt(gap -> gap.capabilities().size()).sum();
    return new Answer(rating, today, cells, gaps, tenant.position());
  }

  private static Set<CellKey> covered(
      List<OpenAction> actions, ChecklistCode checklist, NamedItems items) {
    Set<CellKey> covered = new HashSet<>();
    Map<LocalDate, Map<CapabilityCode, List<CapabilityCode>>> known = new HashMap<>();
    for (OpenAction action : actions) {
      if (action.checklist().equals(checklist)) {
        LocalDate namedOn = Calendar.dayOf(action.revisedAt());
        for (CapabilityCode named : action.capabilities()) {
          known
              .computeIfAbsent(namedOn, _ -> new HashMap<>())
              .computeIfAbsent(named, code -> items.now(code, namedOn))
              .forEach(capability ->
                  covered.add(new CellKey(action.area(), action.agency(), checklist, capability)));
        }
      }
    }
    return covered;
  }
}

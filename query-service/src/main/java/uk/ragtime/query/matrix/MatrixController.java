package uk.ragtime.query.matrix;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.agency.AgencyRevision;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.RollUp;
import uk.ragtime.query.profile.RollUpResult;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.CellReviews;
import uk.ragtime.query.rating.RatingGrid;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.rating.ReviewLog;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/matrix}: the profiles of all areas, capability by capability. */
@RestController
final class MatrixController {
  /**
   * @param checklist that, with version, the answer looks through; null if no cycle was known
   * @param cycle whose checklist version it is; null if none was known
   */
  record Answer(
      Instant asOf,
      LocalDate asOfDay,
      Instant knownAt,
      @Nullable ChecklistCode checklist,
      @Nullable Integer version,
      @Nullable CycleCode cycle,
      long position,
      List<CapabilityColumn> capabilities,
      List<AreaRow> areas) {}

  record CapabilityColumn(CapabilityCode code, String title, String section) {}

  /**
   * @param openChallenges number of ratings with an open challenge; absent if there is none
   * @param cells in the order of the capabilities
   */
  record AreaRow(
      AreaCode area,
      String name,
      int agencies,
      Distribution distribution,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int openChallenges,
      List<CapabilityCounts> cells) {}

  record CapabilityCounts(
      RollUp rollup,
      Distribution distribution,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int openChallenges) {}

  private record MatrixQuery(
      @Nullable Moment asOf,
      KnownAt knownAt,
      @Nullable CycleCode cycle,
      @Nullable ChecklistCode checklist,
      StageFilter stage,
      RollUpRule rule,
      Instant now) {}

  @GetMapping("/v1/{partnership}/matrix")
  Answer matrix(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      @Nullable Moment asOf,
      KnownAt knownAt,
      @Nullable CycleCode cycle,
      @Nullable ChecklistCode checklist,
      StageFilter stage,
      RollUpRule rollup,
      Instant now) {
    MatrixQuery query = new MatrixQuery(asOf, knownAt, cycle, checklist, stage, rollup, now);
    return session.answer("matrix", tenant -> answer(tenant, query));
  }

  private static Answer answer(Tenant tenant, MatrixQuery query) {
    Checklists.require(tenant, query.checklist());
    Instant known = query.knownAt().limit();
    Cycles cycles = Cycles.known(tenant, known);
    Cycles.Viewpoint viewpoint =
        cycles.viewpoint(query.asOf(), query.cycle(), query.checklist(), query.now());
    Moment moment = viewpoint.moment();
    Cycle cycle = viewpoint.cycle();
    ChecklistView view =
        cycle == null
            ? ChecklistView.NONE
            : Checklists.view(tenant, cycle.checklist(), cycle.version());
    RatingsAt at = viewpoint.ratings(query.now(), known).by(query.stage());
    Map<AreaCode, RatingGrid> grids = RatingLog.gridsByArea(tenant, view, at);
    Map<AreaCode, CellReviews> reviews = ReviewLog.of(tenant, view, at, grids);
    List<AgencyRevision> revisions = Agencies.revisions(tenant, known);
    List<AreaRow> rows =
        Areas.all(tenant).stream()
            .map(area -> {
              RatingGrid grid = grids.getOrDefault(area.area(), RatingGrid.EMPTY);
              Set<AgencyCode> agencies =
                  new AgenciesInArea(area.area(), revisions)
                      .on(moment.day(), at.settledAt(), grid.agencies())
                      .keySet();
              CellReviews its = reviews.getOrDefault(area.area(), CellReviews.NONE);
              return row(area, view, grid, its, agencies, query.rule());
            })
            .toList();
    return new Answer(
        moment.instant(),
        moment.day(),
        query.knownAt().shown(),
        view.checklist(),
        cycle == null ? null : view.version(),
        cycle == null ? null : cycle.cycle(),
        tenant.position(),
        view.capabilities().stream()
            .map(it -> new CapabilityColumn(it.code(), it.title(), it.section()))
            .toList(),
        rows);
  }

  private static AreaRow row(
      Area area,
      ChecklistView view,
      RatingGrid grid,
      CellReviews reviews,
      Set<AgencyCode> agencies,
      RollUpRule rule) {
    List<CapabilityCounts> cells =
        view.capabilities().stream()
            .map(capability -> {
              CapabilityCode code = capability.code();
              RollUpResult result = RollUpResult.of(grid.on(code), agencies, rule);
              return new CapabilityCounts(
                  result.rollup(), result.distribution(), reviews.open(code, agencies));
            })
            .toList();
    Distribution all =
        cells.stream()
            .map(CapabilityCounts::distribution)
            .reduce(Distribution.NONE, Distribution::plus);
    int open = cells.stream().mapToInt(CapabilityCounts::openChallenges).sum();
    return new AreaRow(area.area(), area.name(), agencies.size(), all, open, cells);
  }
}

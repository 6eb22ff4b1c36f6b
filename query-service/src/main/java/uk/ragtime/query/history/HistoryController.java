package uk.ragtime.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.CapabilityMapping;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.RatingCounts;
import uk.ragtime.query.profile.RollUp;
import uk.ragtime.query.profile.RollUpResult;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.CellReviews;
import uk.ragtime.query.rating.RatedSubjects;
import uk.ragtime.query.rating.RatingGrid;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.rating.ReviewLog;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/areas/{area}/history}. */
@RestController
final class HistoryController {
  /**
   * @param checklist whose history it is; null if there is no cycle
   */
  record Answer(
      AreaCode area,
      PeriodKind by,
      @Nullable ChecklistCode checklist,
      Instant knownAt,
      long position,
      List<Point> points) {}

  /**
   * @param version of the checklist that was in use then
   * @param distribution counted through that version
   * @param carriedOver those of them that come from another cycle and have not been reviewed in
   *     this one; null unless the point is a cycle
   * @param openChallenges number of ratings with an open challenge; absent if there is none
   * @param unmapped its capabilities that none of those shown continues
   */
  record Point(
      String period,
      Instant at,
      ChecklistCode checklist,
      int version,
      Distribution distribution,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RatingCounts carriedOver,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int openChallenges,
      List<CapabilityPoint> capabilities,
      List<CapabilityCode> unmapped) {}

  /**
   * @param code in the last version
   * @param regrouped number of agencies that had rated the capabilities it replaces differently;
   *     they count as not rated
   * @param sources capabilities that it replaces, each as it was rated
   */
  record CapabilityPoint(
      CapabilityCode code,
      CapabilityMapping mapping,
      RollUp rollup,
      Distribution distribution,
      int regrouped,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int openChallenges,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MergedSource> sources) {}

  record MergedSource(CapabilityCode code, RollUp rollup, Distribution distribution) {}

  record HistoryQuery(
      AreaCode area,
      PeriodKind by,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable ChecklistCode checklist,
      KnownAt knownAt,
      StageFilter stage,
      RollUpRule rule,
      Instant now) {
    RatingsAt ratings(Period period) {
      return period.ratings(now, knownAt.limit()).by(stage);
    }
  }

  /** Ratings at a point, and the reviews of them. */
  record Rated(RatingGrid grid, CellReviews reviews) {
    static final Rated NOTHING = new Rated(RatingGrid.EMPTY, CellReviews.NONE);
  }

  @GetMapping("/v1/{partnership}/areas/{area}/history")
  Answer history(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      AreaCode area,
      PeriodKind by,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable ChecklistCode checklist,
      KnownAt knownAt,
      StageFilter stage,
      RollUpRule rollup,
      Instant now) {
    if (from != null && to != null && from.isAfter(to)) {
      throw Refusals.parameter("from", "must not be after to");
    }
    HistoryQuery query =
        new HistoryQuery(area, by, from, to, checklist, knownAt, stage, rollup, now);
    return session.answer("history", tenant -> answer(tenant, query));
  }

  static Answer answer(Tenant tenant, HistoryQuery query) {
    AreaCode area = Areas.require(tenant, query.area()).area();
    Checklists.require(tenant, query.checklist());
    Instant known = query.knownAt().limit();
    LocalDate today = Calendar.dayOf(query.now());
    Cycles cycles = Cycles.known(tenant, known).about(query.checklist(), today);
    ChecklistCode checklist = cycles.checklists().stream().findFirst().orElse(query.checklist());
    List<Period> periods = periods(tenant, query, cycles);
    return new Answer(
        area,
        query.by(),
        checklist,
        query.knownAt().shown(),
        tenant.position(),
        checklist == null || periods.isEmpty()
            ? List.of()
            : points(tenant, area, checklist, periods, query));
  }

  private static List<Point> points(
      Tenant tenant,
      AreaCode area,
      ChecklistCode checklist,
      List<Period> periods,
      HistoryQuery query) {
    Instant known = query.knownAt().limit();
    AgenciesInArea agencies = Agencies.in(tenant, area, known);
    List<Integer> versions =
        periods.stream().map(period -> period.cycle().version()).distinct().sorted().toList();
    Map<Integer, ChecklistView> views = Checklists.views(tenant, checklist, versions);
    ChecklistView last =
        views.getOrDefault(periods.getLast().cycle().version(), ChecklistView.NONE);
    Map<Period, Rated> rated = new HashMap<>();
    views.forEach((version, view) -> {
      List<Period> its =
          periods.stream().filter(period -> period.cycle().version() == version).toList();
      List<RatingsAt> moments = its.stream().map(query::ratings).toList();
      List<RatingGrid> found = RatingLog.grids(tenant, area, view, moments);
      List<CellReviews> reviews = ReviewLog.of(tenant, area, view, moments, found);
      for (int i = 0; i < its.size(); i++) {
        rated.put(its.get(i), new Rated(found.get(i), reviews.get(i)));
      }
    });
    List<Point> points = new ArrayList<>();
    for (Period period : periods) {
      Rated its = rated.getOrDefault(period, Rated.NOTHING);
      Set<AgencyCode> counting =
          agencies
              .on(period.at().day(), query.ratings(period).settledAt(), its.grid().agencies())
              .keySet();
      ChecklistView then = views.getOrDefault(period.cycle().version(), ChecklistView.NONE);
      points.add(point(period, then, last, its, counting, query.rule()));
    }
    return points;
  }

  private static List<Period> periods(Tenant tenant, HistoryQuery query, Cycles cycles) {
    if (query.by() == PeriodKind.CYCLE) {
      return Periods.cycles(cycles, query.from(), query.to(), query.now());
    }
    Optional<LocalDate> from =
        Optional.ofNullable(query.from()).or(() -> firstShown(tenant, query, cycles));
    return from.map(day -> Periods.ofCalendar(query.by(), cycles, day, query.to(), query.now()))
        .orElse(List.of());
  }

  /** The day of the first rating, or the earliest that can be shown if that lies before. */
  private static Optional<LocalDate> firstShown(Tenant tenant, HistoryQuery query, Cycles cycles) {
    LocalDate earliest = Periods.earliest(query.by(), query.to(), query.now());
    return firstDay(tenant, query, cycles).map(day -> day.isBefore(earliest) ? earliest : day);
  }

  private static Optional<LocalDate> firstDay(Tenant tenant, HistoryQuery query, Cycles cycles) {
    return cycles
        .on(Calendar.dayOf(query.now()))
        .flatMap(cycle ->
            RatedSubjects.firstDay(
                tenant,
                query.area(),
                Checklists.allLines(tenant, cycle.checklist()),
                query.knownAt().limit()));
  }

  /**
   * @param then version that was in use, by which the point is counted
   * @param last version whose capabilities are shown
   */
  private static Point point(
      Period period,
      ChecklistView then,
      ChecklistView last,
      Rated rated,
      Set<AgencyCode> agencies,
      RollUpRule rule) {
    RatingGrid grid = rated.grid();
    int open = 0;
    Distribution all = Distribution.NONE;
    RatingCounts carried = RatingCounts.NONE;
    for (Capability capability : then.capabilities()) {
      all = all.plus(RollUpResult.of(grid.on(capability.code()), agencies, rule).distribution());
      Map<AgencyCode, Rating> others = grid.carriedOver(capability.code());
      others.keySet().retainAll(agencies);
      carried = carried.plus(RatingCounts.of(others.values()));
      open += rated.reviews().open(capability.code(), agencies);
    }
    List<CapabilityPoint> capabilities =
        last.capabilities().stream()
            .map(it -> CapabilityHistory.at(it.code(), last, then, rated, agencies, rule))
            .toList();
    return new Point(
        period.name(),
        period.at().instant(),
        period.cycle().checklist(),
        then.version(),
        all,
        period.outcome() ? carried : null,
        open,
        capabilities,
        last.unmappedCodes(then.version()));
  }
}

package uk.ragtime.query.movement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.RatedSubjects;
import uk.ragtime.query.rating.RatingGrid;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingTimeline;
import uk.ragtime.query.rating.RatingTimelines;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.request.AcceptedParameters;
import uk.ragtime.web.request.RequestParameters;

/** {@code GET /v1/{partnership}/areas/{area}/movement}. */
@RestController
final class MovementController {
  /**
   * @param checklist that, with version, the answer looks through; null if no cycle was known
   * @param cycle whose checklist version it is; null if none was known
   * @param unmapped capabilities rated in this area under other versions of the checklist that no
   *     capability of this version continues
   */
  record Answer(
      AreaCode area,
      MomentItem from,
      MomentItem to,
      Instant knownAt,
      @Nullable ChecklistCode checklist,
      @Nullable Integer version,
      @Nullable CycleCode cycle,
      long position,
      @JsonUnwrapped Movement movement,
      List<CapabilityCode> unmapped) {}

  /**
   * One of the two moments.
   *
   * @param cycle whose outcome it is, if a cycle was named
   * @param openChallenges number of ratings with an open challenge; absent if there is none
   */
  record MomentItem(
      Instant at,
      LocalDate day,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CycleCode cycle,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int openChallenges) {
    static MomentItem of(Cycles.Viewpoint viewpoint, OpenChallenges open) {
      Cycle cycle = viewpoint.outcome() ? viewpoint.cycle() : null;
      return new MomentItem(
          viewpoint.moment().instant(),
          viewpoint.moment().day(),
          cycle == null ? null : cycle.cycle(),
          open.total());
    }
  }

  private record MovementQuery(
      AreaCode area,
      @Nullable String from,
      @Nullable String to,
      @Nullable ChecklistCode checklist,
      KnownAt knownAt,
      StageFilter stage,
      RollUpRule rule,
      Instant now) {}

  @GetMapping("/v1/{partnership}/areas/{area}/movement")
  Answer movement(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      AreaCode area,
      @AcceptedParameters({"from", "to"}) RequestParameters ends,
      @Nullable ChecklistCode checklist,
      KnownAt knownAt,
      StageFilter stage,
      RollUpRule rollup,
      Instant now) {
    MovementQuery query =
        new MovementQuery(
            area, ends.get("from"), ends.get("to"), checklist, knownAt, stage, rollup, now);
    return session.answer("movement", tenant -> answer(tenant, query));
  }

  private static Answer answer(Tenant tenant, MovementQuery query) {
    AreaCode area = Areas.require(tenant, query.area()).area();
    Checklists.require(tenant, query.checklist());
    Instant known = query.knownAt().limit();
    Cycles all = Cycles.known(tenant, known);
    Cycles cycles = all.about(checklist(query, all), Calendar.dayOf(query.now()));
    MovementEnds ends = new MovementEnds(all, cycles, query.now());
    ends.requireOneChecklist(query.from(), query.to());
    Cycles.Viewpoint to = ends.to(query.to());
    Cycles.Viewpoint from = ends.from(query.from(), to);
    Cycle cycle = to.cycle();
    ChecklistView view =
        cycle == null
            ? ChecklistView.NONE
            : Checklists.view(tenant, cycle.checklist(), cycle.version());
    AgenciesInArea agencies = Agencies.in(tenant, area, known);
    RatingsAt first = from.ratings(query.now(), known).by(query.stage());
    RatingsAt last = to.ratings(query.now(), known).by(query.stage());
    ChecklistView then = MovementEnds.otherView(tenant, from, view);
    List<RatingTimeline> timelines =
        RatingTimelines.between(
            tenant, area, view, first, outcomes(tenant, area, view, then, first), last);
    Set<AgencyCode> countingBefore =
        agencies
            .on(first.day(), first.settledAt(), agencies(timelines, RatingTimeline::before))
            .keySet();
    Set<AgencyCode> countingAfter =
        agencies
            .on(last.day(), last.settledAt(), agencies(timelines, RatingTimeline::after))
            .keySet();
    OpenChallenges.Reviews reviews =
        OpenChallenges.Reviews.read(tenant, area, view, then, first, last);
    OpenChallenges openBefore = reviews.before(countingBefore);
    OpenChallenges openAfter = reviews.after(countingAfter);
    Movement movement =
        Movement.of(
            view,
            from.cycle() == null ? view.version() : from.cycle().version(),
            timelines,
            countingBefore,
            countingAfter,
            openBefore,
            openAfter,
            query.rule());
    return new Answer(
        area,
        MomentItem.of(from, openBefore),
        MomentItem.of(to, openAfter),
        query.knownAt().shown(),
        view.checklist(),
        cycle == null ? null : view.version(),
        cycle == null ? null : cycle.cycle(),
        tenant.position(),
        movement,
        RatedSubjects.unmapped(tenant, area, view));
  }

  /**
   * Outcome of a cycle that used another version: its own profile, in which each capability has
   * what it carries on. Ratings of later versions that were in force by then are no part of it. For
   * a capability that carries on none of that version it is null.
   */
  private static @Nullable BiFunction<CapabilityCode, AgencyCode, @Nullable Woven<Rating>> outcomes(
      Tenant tenant,
      AreaCode area,
      ChecklistView view,
      @Nullable ChecklistView then,
      RatingsAt first) {
    if (then == null) {
      return null;
    }
    RatingGrid grid = RatingLog.grids(tenant, area, then, List.of(first)).getFirst();
    return (capability, agency) -> {
      List<CapabilityCode> codes = view.descent(capability, then.version()).codes();
      return codes.isEmpty() ? null : grid.combine(codes, agency);
    };
  }

  private static Set<AgencyCode> agencies(
      List<RatingTimeline> timelines, Function<RatingTimeline, Woven<Rating>> rating) {
    return Set.copyOf(
        timelines.stream()
            .filter(it -> !(rating.apply(it) instanceof Woven.Nothing))
            .map(RatingTimeline::agency)
            .toList());
  }

  /** The named checklist, or the one rated in a named cycle. */
  private static @Nullable ChecklistCode checklist(MovementQuery query, Cycles cycles) {
    if (query.checklist() != null) {
      return query.checklist();
    }
    return MovementEnds.cycle("to", query.to(), cycles)
        .or(() -> MovementEnds.cycle("from", query.from(), cycles))
        .map(Cycle::checklist)
        .orElse(null);
  }
}

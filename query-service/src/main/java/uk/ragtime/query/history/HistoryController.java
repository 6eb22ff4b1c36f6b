package uk.ragtime.query.history;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.Door;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.checklist.Lens;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.Counted;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.RollUp;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.rating.RatingGrid;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.Caller;

/** {@code GET /v1/{partnership}/areas/{area}/history}. */
@RestController
final class HistoryController {
  record Answer(AreaCode area, By by, Instant knownAt, long position, List<Point> points) {}

  /**
   * @param checklist and version: what was in use then
   * @param unmapped its capabilities that none of those shown carries on
   */
  record Point(
      String period,
      Instant at,
      ChecklistCode checklist,
      int version,
      Distribution distribution,
      List<CapabilityPoint> capabilities,
      List<CapabilityCode> unmapped) {}

  /**
   * @param code by its name in the last version; not counted where it carries on nothing
   */
  record CapabilityPoint(
      CapabilityCode code, Mapping mapping, RollUp rollup, Distribution distribution) {}

  /** How a capability stands to the checklist version that was in use. */
  enum Mapping {
    /** It was there, under the same name. */
    SAME,
    /** It carries on one that had another name. */
    RENAMED,
    /** Nothing that was there came before it. */
    NONE
  }

  private record Question(
      AreaCode area,
      By by,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      KnownAt knownAt,
      RollUpRule rule,
      Instant now) {}

  private final Door door;
  private final Clock clock;

  HistoryController(Door door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  @GetMapping("/v1/{partnership}/areas/{area}/history")
  Answer history(
      Caller caller,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable String rollup,
      @RequestParam(required = false) @Nullable String minPosition) {
    Door.Visit visit = door.open(caller, partnership, Action.READ_PROFILES, minPosition);
    Instant now = clock.instant();
    Question question =
        new Question(
            Parameters.code("area", area, AreaCode::new),
            Parameters.word("by", by, By.CYCLE, By.values(), By::spelling),
            Parameters.date("from", from),
            Parameters.date("to", to),
            KnownAt.read(knownAt, now),
            RollUpRule.read(rollup),
            now);
    if (question.from() != null
        && question.to() != null
        && question.from().isAfter(question.to())) {
      throw Refusals.parameter("from", "is not after to");
    }
    return visit.answer("history", tenant -> answer(tenant, question));
  }

  private static Answer answer(Tenant tenant, Question question) {
    AreaCode area = Areas.require(tenant, question.area()).area();
    Instant known = question.knownAt().limit();
    Cycles cycles = Cycles.known(tenant, known);
    AgenciesInArea agencies = Agencies.in(tenant, area, known);
    List<Period> periods = periods(tenant, question, cycles);
    Map<ChecklistCode, Integer> last = new HashMap<>();
    periods.forEach(
        period -> last.merge(period.cycle().checklist(), period.cycle().version(), Math::max));
    Point[] points = new Point[periods.size()];
    last.forEach((checklist, version) -> {
      Lens lens = Checklists.lens(tenant, checklist, version);
      List<Integer> its =
          IntStream.range(0, points.length)
              .filter(i -> periods.get(i).cycle().checklist().equals(checklist))
              .boxed()
              .toList();
      List<LocalDate> days = its.stream().map(i -> periods.get(i).at().day()).toList();
      List<RatingGrid> grids = RatingLog.grids(tenant, area, lens, days, known);
      for (int i = 0; i < grids.size(); i++) {
        RatingGrid grid = grids.get(i);
        Set<AgencyCode> counting = agencies.on(days.get(i), grid.agencies()).keySet();
        points[its.get(i)] = point(periods.get(its.get(i)), lens, grid, counting, question.rule());
      }
    });
    return new Answer(
        area,
        question.by(),
        question.knownAt().shown(),
        AppliedPositions.of(tenant),
        List.of(points));
  }

  private static List<Period> periods(Tenant tenant, Question question, Cycles cycles) {
    if (question.by() == By.CYCLE) {
      return Periods.cycles(cycles, question.from(), question.to(), question.now());
    }
    Optional<LocalDate> from =
        Optional.ofNullable(question.from())
            .or(() -> RatingLog.firstDay(tenant, question.area(), question.knownAt().limit()));
    return from.map(
            day -> Periods.ofCalendar(question.by(), cycles, day, question.to(), question.now()))
        .orElse(List.of());
  }

  private static Point point(
      Period period, Lens lens, RatingGrid grid, Set<AgencyCode> agencies, RollUpRule rule) {
    int version = period.cycle().version();
    Distribution all = Distribution.NONE;
    List<CapabilityPoint> capabilities = new ArrayList<>();
    for (Capability capability : lens.capabilities()) {
      Mapping mapping = mapping(lens, version, capability.code());
      Counted counted =
          mapping == Mapping.NONE
              ? new Counted(rule.of(Distribution.NONE), Distribution.NONE)
              : Counted.of(grid.on(capability.code()), agencies, rule);
      all = all.plus(counted.distribution());
      capabilities.add(
          new CapabilityPoint(
              capability.code(), mapping, counted.rollup(), counted.distribution()));
    }
    return new Point(
        period.name(),
        period.at().instant(),
        period.cycle().checklist(),
        version,
        all,
        capabilities,
        lens.unmapped(version));
  }

  private static Mapping mapping(Lens lens, int version, CapabilityCode capability) {
    return lens.in(version, capability)
        .map(then -> then.equals(capability) ? Mapping.SAME : Mapping.RENAMED)
        .orElse(Mapping.NONE);
  }
}

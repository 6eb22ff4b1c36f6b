package uk.ragtime.query.history;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
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
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.Profile;
import uk.ragtime.query.profile.RollUp;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingTimeline;
import uk.ragtime.query.rating.RatingsInForce;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.Caller;

/** {@code GET /v1/{partnership}/areas/{area}/history}. */
@RestController
final class HistoryController {
  record Answer(AreaCode area, By by, Instant knownAt, long position, List<Point> points) {}

  record Point(
      String period, Instant at, Distribution distribution, List<CapabilityPoint> capabilities) {}

  record CapabilityPoint(CapabilityCode code, RollUp rollup, Distribution distribution) {}

  private record Question(
      AreaCode area,
      By by,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      KnownAt knownAt,
      RollUpRule rule,
      Instant now) {}

  private record ChecklistKey(ChecklistCode checklist, int version) {}

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
    Door.Visit visit = door.open(caller, partnership, Action.READ_PROFILES);
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
    long position = Parameters.position("minPosition", minPosition);
    return visit.answer("history", position, tenant -> answer(tenant, question));
  }

  private static Answer answer(Tenant tenant, Question question) {
    AreaCode area = Areas.require(tenant, question.area()).area();
    Instant known = question.knownAt().limit();
    Cycles cycles = Cycles.known(tenant, known);
    AgenciesInArea agencies = Agencies.in(tenant, area, known);
    RatingTimeline timeline = RatingLog.timeline(tenant, area, known);
    Map<ChecklistKey, List<Capability>> checklists = new HashMap<>();
    List<Point> points = new ArrayList<>();
    for (Period period : periods(question, cycles, timeline)) {
      List<Capability> capabilities =
          checklists.computeIfAbsent(
              new ChecklistKey(period.cycle().checklist(), period.cycle().version()),
              key -> Checklists.capabilities(tenant, key.checklist(), key.version()));
      LocalDate day = period.at().day();
      RatingsInForce inForce = timeline.on(day);
      Profile profile =
          Profile.of(
              capabilities,
              agencies.on(day, inForce.agencies()).keySet(),
              inForce,
              question.rule());
      points.add(point(period, profile));
    }
    return new Answer(
        area, question.by(), question.knownAt().shown(), AppliedPositions.of(tenant), points);
  }

  private static List<Period> periods(Question question, Cycles cycles, RatingTimeline timeline) {
    if (question.by() == By.CYCLE) {
      return Periods.cycles(cycles, question.from(), question.to(), question.now());
    }
    Optional<LocalDate> from = Optional.ofNullable(question.from()).or(timeline::firstDay);
    return from.map(
            day -> Periods.ofCalendar(question.by(), cycles, day, question.to(), question.now()))
        .orElse(List.of());
  }

  private static Point point(Period period, Profile profile) {
    return new Point(
        period.name(),
        period.at().instant(),
        profile.distribution(),
        profile.rows().stream()
            .map(row ->
                new CapabilityPoint(row.capability().code(), row.rollup(), row.distribution()))
            .toList());
  }
}

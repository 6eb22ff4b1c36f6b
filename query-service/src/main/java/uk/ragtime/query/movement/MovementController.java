package uk.ragtime.query.movement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.Door;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.checklist.Lens;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.Caller;

/** {@code GET /v1/{partnership}/areas/{area}/movement}. */
@RestController
final class MovementController {
  /**
   * @param cycle through whose checklist one looks; null where no cycle was known
   * @param unmapped what was rated in this area and is seen by no capability of that checklist
   */
  record Answer(
      AreaCode area,
      End from,
      End to,
      Instant knownAt,
      @Nullable CycleCode cycle,
      long position,
      @JsonUnwrapped Movement movement,
      List<CapabilityCode> unmapped) {}

  /**
   * One of the two moments.
   *
   * @param cycle whose outcome it is, where a cycle was asked for
   */
  record End(
      Instant at,
      LocalDate day,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CycleCode cycle) {
    static End of(Moment moment, @Nullable CycleCode cycle) {
      return new End(moment.instant(), moment.day(), cycle);
    }
  }

  private record Question(
      AreaCode area,
      @Nullable String from,
      @Nullable String to,
      KnownAt knownAt,
      RollUpRule rule,
      Instant now) {}

  private final Door door;
  private final Clock clock;

  MovementController(Door door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  @GetMapping("/v1/{partnership}/areas/{area}/movement")
  Answer movement(
      Caller caller,
      @PathVariable String partnership,
      @PathVariable String area,
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
            from,
            to,
            KnownAt.read(knownAt, now),
            RollUpRule.read(rollup),
            now);
    return visit.answer("movement", tenant -> answer(tenant, question));
  }

  private static Answer answer(Tenant tenant, Question question) {
    AreaCode area = Areas.require(tenant, question.area()).area();
    Instant known = question.knownAt().limit();
    Cycles cycles = Cycles.known(tenant, known);
    End to = to(question, cycles);
    End from = from(question, cycles, to);
    if (from.day().isAfter(to.day())) {
      throw Refusals.parameter("from", "is not after to");
    }
    Cycle cycle =
        to.cycle() == null ? cycles.on(to.day()).orElse(null) : cycles.require(to.cycle());
    Lens lens =
        cycle == null ? Lens.NONE : Checklists.lens(tenant, cycle.checklist(), cycle.version());
    AgenciesInArea agencies = Agencies.in(tenant, area, known);
    List<RatingLog.Course> courses =
        RatingLog.courses(tenant, area, lens, from.day(), to.day(), known);
    Movement movement =
        Movement.of(
            lens.capabilities(),
            courses,
            agencies.on(from.day(), rated(courses, false)).keySet(),
            agencies.on(to.day(), rated(courses, true)).keySet(),
            question.rule());
    return new Answer(
        area,
        from,
        to,
        question.knownAt().shown(),
        cycle == null ? null : cycle.cycle(),
        AppliedPositions.of(tenant),
        movement,
        lens.strangers(RatingLog.codes(tenant, area)));
  }

  private static Set<AgencyCode> rated(List<RatingLog.Course> courses, boolean after) {
    return Set.copyOf(
        courses.stream()
            .filter(course -> after || course.window().before() != null)
            .map(RatingLog.Course::agency)
            .toList());
  }

  /** Left out, it is the outcome of the last cycle that had opened. */
  private static End to(Question question, Cycles cycles) {
    if (question.to() != null) {
      return end("to", question.to(), cycles, question.now());
    }
    LocalDate today = Calendar.dayOf(question.now());
    Cycle last =
        cycles
            .lastOpenedBy(today)
            .orElseThrow(() -> Refusals.parameter("to", "is needed before a cycle has opened"));
    return End.of(Moment.at(last.outcomeAt(question.now())), last.cycle());
  }

  /** Left out, it is the outcome of the cycle before the one that the other end belongs to. */
  private static End from(Question question, Cycles cycles, End to) {
    if (question.from() != null) {
      return end("from", question.from(), cycles, question.now());
    }
    Cycle before =
        cycles
            .before(to.cycle(), to.day())
            .orElseThrow(
                () -> Refusals.parameter("from", "is needed where there was no cycle before"));
    return End.of(Moment.at(before.outcomeAt(question.now())), before.cycle());
  }

  /** What looks like a date or an instant is one; anything else is a cycle's code. */
  private static End end(String name, String value, Cycles cycles, Instant now) {
    Moment moment = value.contains("T") || isDate(value) ? Parameters.moment(name, value) : null;
    if (moment != null) {
      return End.of(moment, null);
    }
    Cycle cycle = cycles.require(Parameters.code(name, value, CycleCode::new));
    return End.of(Moment.at(cycle.outcomeAt(now)), cycle.cycle());
  }

  private static boolean isDate(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeParseException _) {
      return false;
    }
  }
}

package uk.ragtime.query.movement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Resolves the moments that a comparison is between.
 *
 * @param all cycles of the partnership
 * @param cycles those of the checklist that the comparison is about
 */
record MovementEnds(Cycles all, Cycles cycles, Instant now) {
  private static final String FROM = "from";
  private static final String TO = "to";

  /**
   * @throws uk.ragtime.web.ProblemException invalid-parameter if an end is a cycle of another
   *     checklist, or cycle-unknown
   */
  void requireOneChecklist(@Nullable String from, @Nullable String to) {
    requireOneChecklistAt(FROM, from);
    requireOneChecklistAt(TO, to);
  }

  private void requireOneChecklistAt(String name, @Nullable String end) {
    Optional<Cycle> cycle = cycle(name, end, all);
    if (cycle.isPresent() && !cycles.all().contains(cycle.get())) {
      throw Refusals.parameter(name, "is a cycle of another checklist");
    }
  }

  /** If absent, the outcome of the last cycle that has opened. */
  Cycles.Viewpoint to(@Nullable String value) {
    if (value != null) {
      return end(TO, value);
    }
    Cycle last =
        cycles
            .lastOpenedBy(Calendar.dayOf(now))
            .orElseThrow(() -> Refusals.parameter(TO, "is needed before a cycle has opened"));
    return Cycles.Viewpoint.outcomeOf(last, now);
  }

  /**
   * If absent, the outcome of the cycle before the one that the other end belongs to.
   *
   * @throws uk.ragtime.web.ProblemException invalid-parameter or cycle-unknown
   */
  Cycles.Viewpoint from(@Nullable String value, Cycles.Viewpoint to) {
    Cycles.Viewpoint from =
        value == null ? Cycles.Viewpoint.outcomeOf(before(to), now) : end(FROM, value);
    if (from.moment().day().isAfter(to.moment().day())) {
      throw Refusals.parameter(FROM, "must not be after to");
    }
    return from;
  }

  private Cycle before(Cycles.Viewpoint to) {
    return Optional.ofNullable(to.cycle())
        .flatMap(cycles::before)
        .orElseThrow(() -> Refusals.parameter(FROM, "is needed where there was no cycle before"));
  }

  /**
   * Version of the cycle whose outcome an end is; null unless it is another one than the view's.
   */
  static @Nullable ChecklistView otherView(
      Tenant tenant, Cycles.Viewpoint from, ChecklistView view) {
    Cycle cycle = from.cycle();
    return !from.outcome() || cycle == null || cycle.version() == view.version()
        ? null
        : Checklists.view(tenant, cycle.checklist(), cycle.version());
  }

  /** The cycle that an end names; empty if it is a moment or absent. */
  static Optional<Cycle> cycle(String name, @Nullable String end, Cycles cycles) {
    return end == null || isMoment(end)
        ? Optional.empty()
        : Optional.of(cycles.require(Parameters.code(name, end, CycleCode::new)));
  }

  /** A value that looks like a date or an instant is parsed as one; any other is a cycle's code. */
  private Cycles.Viewpoint end(String name, String value) {
    Moment moment = isMoment(value) ? Parameters.moment(name, value) : null;
    if (moment != null) {
      return new Cycles.Viewpoint(moment, cycles.on(moment.day()).orElse(null), false);
    }
    return Cycles.Viewpoint.outcomeOf(
        cycles.require(Parameters.code(name, value, CycleCode::new)), now);
  }

  private static boolean isMoment(String value) {
    return value.contains("T") || isDate(value);
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

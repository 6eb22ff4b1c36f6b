package uk.ragtime.query.movement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Slug;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.ProblemException;

/**
 * Resolves the moments that a comparison is between.
 *
 * @param all cycles of the partnership
 * @param cycles those of the checklist that the comparison is about
 */
record MovementEnds(Cycles all, Cycles cycles, Instant now) {
  /** A day of the calendar as people write one, whether it exists or not. */
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}");

  private static final String FROM = "from";
  private static final String TO = "to";

  /**
   * @throws ProblemException invalid-parameter if an end is a cycle of another checklist, or
   *     cycle-unknown
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
   * If absent, the outcome of the cycle before the one that the other end belongs to, which one
   * that has not opened by then never is.
   *
   * @throws ProblemException invalid-parameter or cycle-unknown
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
        .flatMap(cycle -> cycles.before(cycle, to.moment().day()))
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

  /**
   * The cycle that an end names; empty if it is a moment or absent.
   *
   * @throws ProblemException invalid-parameter if an end has the form of neither, or cycle-unknown
   */
  static Optional<Cycle> cycle(String name, @Nullable String end, Cycles cycles) {
    return end == null || isMoment(end) ? Optional.empty() : Optional.of(named(name, end, cycles));
  }

  /** A value that looks like a date or an instant is parsed as one; any other is a cycle's code. */
  private Cycles.Viewpoint end(String name, String value) {
    Moment moment = isMoment(value) ? Parameters.moment(name, value) : null;
    if (moment != null) {
      return new Cycles.Viewpoint(moment, cycles.on(moment.day()).orElse(null), false);
    }
    return Cycles.Viewpoint.outcomeOf(named(name, value, cycles), now);
  }

  /**
   * A day that does not exist has the form of a code as well, and some cycle may have that code.
   */
  private static Cycle named(String name, String value, Cycles cycles) {
    if (!Slug.is(value)) {
      throw neither(name);
    }
    CycleCode code = new CycleCode(value);
    return DAY.matcher(value).matches()
        ? cycles.find(code).orElseThrow(() -> neither(name))
        : cycles.require(code);
  }

  private static ProblemException neither(String name) {
    return Refusals.parameter(
        name,
        "must be a date that exists, such as 2026-11-23, an instant such as 2026-11-23T09:30:00Z,"
            + " or the code of a cycle");
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

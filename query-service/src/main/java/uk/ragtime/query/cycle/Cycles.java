package uk.ragtime.query.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Review cycles of a partnership as known at one moment, ordered by outcome. Cycles of different
 * checklists are independent: a query about the current cycle or the one before concerns the cycles
 * of one checklist, see {@link #of}.
 */
public final class Cycles {
  private final List<Cycle> all;

  /** Without those that were cancelled: they are no moment's cycle, and come before none. */
  private final List<Cycle> oldestFirst;

  public Cycles(List<Cycle> cycles) {
    all = cycles.stream().sorted(Comparator.comparing(Cycle::dates)).toList();
    oldestFirst = all.stream().filter(cycle -> cycle.cancelledAt() == null).toList();
  }

  /** Some of those that take place, in their order. */
  private Cycles(Cycles cycles, Predicate<Cycle> chosen) {
    oldestFirst = cycles.oldestFirst.stream().filter(chosen).toList();
    all = oldestFirst;
  }

  public static Cycles known(Tenant tenant, Instant knownAt) {
    return tenant.reference(CycleHistories.PART).at(knownAt);
  }

  /**
   * Number of ends that have passed: of cut-offs, and of outcomes that are fixed. For the same
   * cycles it changes whenever a state or an outcome does that no event and no new day changes.
   */
  public long endsBy(Instant now) {
    return all.stream().filter(cycle -> !now.isBefore(cycle.cutOff())).count()
        + all.stream().filter(cycle -> cycle.dates().outcomeAt().isBefore(now)).count();
  }

  /** Those that take place. */
  public List<Cycle> oldestFirst() {
    return oldestFirst;
  }

  /** With those that were cancelled, in the same order. */
  public List<Cycle> all() {
    return all;
  }

  /** Cycles of one checklist. */
  public Cycles of(ChecklistCode checklist) {
    return new Cycles(this, cycle -> cycle.checklist().equals(checklist));
  }

  /** Checklists that any cycle rates, ordered by code. */
  public List<ChecklistCode> checklists() {
    return oldestFirst.stream()
        .map(Cycle::checklist)
        .distinct()
        .sorted(Comparator.comparing(ChecklistCode::value))
        .toList();
  }

  /**
   * Cycle that a day belongs to: of those opened by then, the one with the latest outcome. Before
   * any was opened it is the first one, because a rating in a historic cycle may be effective
   * before the cycle opened.
   */
  public Optional<Cycle> on(LocalDate day) {
    return lastOpenedBy(day).or(() -> oldestFirst.stream().findFirst());
  }

  /** Of the cycles opened by a day, the one with the latest outcome. */
  public Optional<Cycle> lastOpenedBy(LocalDate day) {
    return oldestFirst.reversed().stream()
        .filter(cycle -> !cycle.opensOn().isAfter(day))
        .findFirst();
  }

  /** Preceding cycle of the same checklist, by outcome, of those opened by a day. */
  public Optional<Cycle> before(Cycle cycle, LocalDate day) {
    List<Cycle> same = of(cycle.checklist()).oldestFirst;
    return same.subList(0, Math.max(0, same.indexOf(cycle))).reversed().stream()
        .filter(it -> !it.opensOn().isAfter(day))
        .findFirst();
  }

  /**
   * Cycles that a query is about: those of the checklist that it names, or of the checklist of the
   * cycle that the day belongs to.
   *
   * @param checklist null if the query names none
   */
  public Cycles about(@Nullable ChecklistCode checklist, LocalDate day) {
    return checklist == null
        ? on(day).map(cycle -> of(cycle.checklist())).orElse(this)
        : of(checklist);
  }

  /**
   * Moment and cycle that a query is about.
   *
   * @param cycle whose checklist version the query looks through; null if no cycle was known
   * @param outcome whether the query is about the outcome of the cycle
   */
  public record Viewpoint(Moment moment, @Nullable Cycle cycle, boolean outcome) {
    /** The outcome of a cycle. */
    public static Viewpoint outcomeOf(Cycle cycle, Instant now) {
      return new Viewpoint(Moment.at(cycle.outcomeAt(now)), cycle, true);
    }

    /** Entries that count. */
    public RatingsAt ratings(Instant now, Instant knownAt) {
      return outcome && cycle != null
          ? cycle.outcome(now, knownAt)
          : RatingsAt.inForce(moment.day(), knownAt);
    }
  }

  /**
   * Resolves the moment and the cycle of a query. A query that names neither is about now and the
   * cycle that now belongs to; one that names only a cycle is about its outcome.
   *
   * @param checklist whose cycle the moment belongs to; null for the checklist rated then
   * @throws uk.ragtime.web.ProblemException cycle-unknown, or invalid-parameter if the cycle rates
   *     another checklist than the named one
   */
  public Viewpoint viewpoint(
      @Nullable Moment asOf,
      @Nullable CycleCode cycle,
      @Nullable ChecklistCode checklist,
      Instant now) {
    if (cycle == null) {
      Moment moment = asOf == null ? Moment.at(now) : asOf;
      Cycle found = about(checklist, moment.day()).on(moment.day()).orElse(null);
      return new Viewpoint(moment, found, false);
    }
    Cycle asked = require(cycle);
    if (checklist != null && !asked.checklist().equals(checklist)) {
      throw Refusals.parameter("checklist", "is not the one that is rated in the cycle " + cycle);
    }
    return asOf == null ? Viewpoint.outcomeOf(asked, now) : new Viewpoint(asOf, asked, false);
  }

  /** Empty if no cycle has the code. */
  public Optional<Cycle> find(CycleCode code) {
    return all.stream().filter(cycle -> cycle.cycle().equals(code)).findFirst();
  }

  /**
   * @throws uk.ragtime.web.ProblemException cycle-unknown
   */
  public Cycle require(CycleCode code) {
    return find(code)
        .orElseThrow(() -> Refusals.CYCLE_UNKNOWN.because("The partnership had no cycle " + code));
  }
}

package uk.ragtime.query.cycle;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.query.access.Memberships;
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
  private static final String KNOWN =
      """
      select c.cycle, r.name, c.checklist, c.checklist_version, r.opens_on, r.cut_off, c.historic,
             (select k.recorded_at
                from cycle_closure k
               where k.partnership = c.partnership
                 and k.cycle = c.cycle
                 and k.recorded_at <= :knownAt) as closed_at,
             (select x.recorded_at
                from cycle_cancellation x
               where x.partnership = c.partnership
                 and x.cycle = c.cycle
                 and x.recorded_at <= :knownAt) as cancelled_at,
             u.review, u.rationale_for, u.evidence_for, u.both_on_record, h.known_from, h.cut_offs
        from cycle c
       cross join lateral
         (select name, opens_on, cut_off
            from cycle_revision v
           where v.partnership = c.partnership
             and v.cycle = c.cycle
             and v.recorded_at <= :knownAt
           order by v.position desc
           limit 1) r
        left join lateral
         (select review, rationale_for, evidence_for, both_on_record
            from cycle_revision v
           where v.partnership = c.partnership
             and v.cycle = c.cycle
             and v.recorded_at <= :knownAt
             and v.review is not null
           order by v.position desc
           limit 1) u on true
       cross join lateral
         (select array_agg(v.recorded_at order by v.position) as known_from,
                 array_agg(v.cut_off order by v.position) as cut_offs
            from cycle_revision v
           where v.partnership = c.partnership
             and v.cycle = c.cycle
             and v.recorded_at <= :knownAt) h
       where c.partnership = :partnership
      """;

  private final List<Cycle> all;

  /** Without those that were cancelled: they are no moment's cycle, and come before none. */
  private final List<Cycle> oldestFirst;

  public Cycles(List<Cycle> cycles) {
    all = cycles.stream().sorted(Comparator.comparing(Cycle::dates)).toList();
    oldestFirst = all.stream().filter(cycle -> cycle.cancelledAt() == null).toList();
  }

  public static Cycles known(Tenant tenant, Instant knownAt) {
    return new Cycles(
        tenant
            .ask(KNOWN)
            .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
            .query((row, _) -> cycle(row))
            .list());
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
    return new Cycles(
        oldestFirst.stream().filter(cycle -> cycle.checklist().equals(checklist)).toList());
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

  /** Preceding cycle of the same checklist, by outcome. */
  public Optional<Cycle> before(Cycle cycle) {
    List<Cycle> same = of(cycle.checklist()).oldestFirst;
    int index = same.indexOf(cycle);
    return index < 1 ? Optional.empty() : Optional.of(same.get(index - 1));
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

  /**
   * @throws uk.ragtime.web.ProblemException cycle-unknown
   */
  public Cycle require(CycleCode code) {
    return all.stream()
        .filter(cycle -> cycle.cycle().equals(code))
        .findFirst()
        .orElseThrow(() -> Refusals.CYCLE_UNKNOWN.because("The partnership had no cycle " + code));
  }

  private static Cycle cycle(ResultSet row) throws SQLException {
    return new Cycle(
        new CycleCode(row.getString("cycle")),
        row.getString("name"),
        new ChecklistCode(row.getString("checklist")),
        row.getInt("checklist_version"),
        row.getObject("opens_on", LocalDate.class),
        row.getObject("cut_off", OffsetDateTime.class).toInstant(),
        row.getBoolean("historic"),
        instant(row, "closed_at"),
        rules(row),
        instant(row, "cancelled_at"),
        new CutOffs(instants(row, "known_from"), instants(row, "cut_offs")));
  }

  private static CycleRules rules(ResultSet row) throws SQLException {
    String review = row.getString("review");
    return review == null
        ? CycleRules.DEFAULT
        : new CycleRules(
            ReviewRule.valueOf(review),
            ratings(row, "rationale_for"),
            ratings(row, "evidence_for"),
            row.getBoolean("both_on_record"));
  }

  private static Set<Rating> ratings(ResultSet row, String column) throws SQLException {
    return Memberships.texts(row, column).stream().map(Rating::valueOf).collect(toSet());
  }

  private static List<Instant> instants(ResultSet row, String column) throws SQLException {
    return Arrays.stream((Timestamp[]) row.getArray(column).getArray())
        .map(Timestamp::toInstant)
        .toList();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
    return found == null ? null : found.toInstant();
  }
}

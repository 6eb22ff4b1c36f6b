package uk.ragtime.query.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.tenancy.Tenant;

/** The cycles of a partnership as they were known at one moment, oldest first. */
public final class Cycles {
  private static final String KNOWN =
      """
      select c.cycle, r.name, c.checklist, c.checklist_version, r.opens_on, r.cut_off, c.historic,
             exists
               (select
                  from cycle_closure k
                 where k.partnership = c.partnership
                   and k.cycle = c.cycle
                   and k.recorded_at <= :knownAt) as closed
        from cycle c
       cross join lateral
         (select name, opens_on, cut_off
            from cycle_revision v
           where v.partnership = c.partnership
             and v.cycle = c.cycle
             and v.recorded_at <= :knownAt
           order by v.position desc
           limit 1) r
       where c.partnership = :partnership
      """;

  private static final Comparator<Cycle> OLDEST_FIRST =
      Comparator.comparing(Cycle::opensOn).thenComparing(Cycle::cutOff).thenComparing(Cycle::cycle);

  private final List<Cycle> oldestFirst;

  public Cycles(List<Cycle> cycles) {
    oldestFirst = cycles.stream().sorted(OLDEST_FIRST).toList();
  }

  public static Cycles known(Tenant tenant, Instant knownAt) {
    return new Cycles(
        tenant
            .ask(KNOWN)
            .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
            .query((row, _) -> cycle(row))
            .list());
  }

  public List<Cycle> oldestFirst() {
    return oldestFirst;
  }

  /**
   * The cycle that a day belongs to: the last that had opened. Before the first, that first one:
   * what is rated in a historic cycle may have been true before the cycle opened.
   */
  public Optional<Cycle> on(LocalDate day) {
    return lastOpenedBy(day).or(() -> oldestFirst.stream().findFirst());
  }

  /** The last cycle that had opened by a day. */
  public Optional<Cycle> lastOpenedBy(LocalDate day) {
    return oldestFirst.reversed().stream()
        .filter(cycle -> !cycle.opensOn().isAfter(day))
        .findFirst();
  }

  /**
   * The cycle before another one.
   *
   * @param cycle null for the one that the day belongs to
   */
  public Optional<Cycle> before(@Nullable CycleCode cycle, LocalDate day) {
    @Nullable Cycle last = cycle == null ? lastOpenedBy(day).orElse(null) : require(cycle);
    int index = last == null ? -1 : oldestFirst.indexOf(last);
    return index < 1 ? Optional.empty() : Optional.of(oldestFirst.get(index - 1));
  }

  /**
   * The moment and the cycle that a question is about.
   *
   * @param cycle through whose checklist one looks; null where no cycle was known
   */
  public record Look(Moment moment, @Nullable Cycle cycle) {}

  /**
   * Where a question says neither, it is about now, and about the cycle that the moment belongs to;
   * where it names a cycle only, about the outcome of that one.
   *
   * @throws uk.ragtime.web.ProblemException cycle-unknown
   */
  public Look look(@Nullable Moment asOf, @Nullable CycleCode cycle, Instant now) {
    @Nullable Cycle asked = cycle == null ? null : require(cycle);
    Moment moment = asOf != null ? asOf : Moment.at(asked == null ? now : asked.outcomeAt(now));
    return new Look(moment, asked == null ? on(moment.day()).orElse(null) : asked);
  }

  /**
   * @throws uk.ragtime.web.ProblemException cycle-unknown
   */
  public Cycle require(CycleCode code) {
    return oldestFirst.stream()
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
        row.getBoolean("closed"));
  }
}

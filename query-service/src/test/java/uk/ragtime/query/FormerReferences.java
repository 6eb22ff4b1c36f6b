package uk.ragtime.query;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.Sector;
import uk.ragtime.query.access.Memberships;
import uk.ragtime.query.agency.Agency;
import uk.ragtime.query.agency.AgencyRevision;
import uk.ragtime.query.cycle.CutOffs;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.tenancy.Tenant;

/** Cycles and agencies as PostgreSQL works out what was known of them at an instant. */
final class FormerReferences {
  private static final String CYCLES =
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

  private static final String AGENCIES =
      """
      select agency, name, sector, areas, ods_code, recorded_at
        from agency_revision
       where partnership = :partnership
         and recorded_at <= :knownAt
       order by position
      """;

  private FormerReferences() {}

  static Cycles cycles(Tenant tenant, Instant knownAt) {
    return new Cycles(
        tenant
            .ask(CYCLES)
            .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
            .query((row, _) -> cycle(row))
            .list());
  }

  static List<AgencyRevision> agencies(Tenant tenant, Instant knownAt) {
    return tenant
        .ask(AGENCIES)
        .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new AgencyRevision(
                new Agency(
                    new AgencyCode(row.getString("agency")),
                    row.getString("name"),
                    Sector.valueOf(row.getString("sector")),
                    Memberships.texts(row, "areas").stream().map(AreaCode::new).toList(),
                    row.getString("ods_code")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
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

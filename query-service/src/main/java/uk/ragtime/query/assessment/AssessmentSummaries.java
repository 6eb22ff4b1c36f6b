package uk.ragtime.query.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.query.assessment.AssessmentSummary.Assignment;
import uk.ragtime.query.assessment.AssessmentSummary.Tally;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.rating.CycleEntries;
import uk.ragtime.query.rating.RatingNumbers;
import uk.ragtime.query.tenancy.Tenant;

/** Summaries of the assessments of a cycle, as known at an instant. */
public final class AssessmentSummaries {
  /** Steps that concern an assessment as a whole. */
  private static final String STATES =
      """
      select area, agency, kind, position, recorded_at, until, carried_over,
             array_to_string(assigned, ',') as assigned, member, due_on
        from assessment_step
       where partnership = :partnership
         and cycle = :cycle
         and capability is null
         and (:area::text is null or area = :area)
         and (:agencies::text[] is null or agency = any (:agencies))
         and recorded_at <= :knownAt
       order by position
      """;

  /**
   * Capabilities that were looked at, and whether any was late. Withdrawals are rare, and the
   * condition that repeats this tells the planner so.
   */
  private static final String LOOKED_AT =
      """
      select s.area, s.agency,
             string_agg(distinct s.line::text, ',') filter (where w.withdrawn is null) as looked_at,
             bool_or(r.recorded_at <@ :late::tstzmultirange) as late
        from rating_entry r
        join rated_subject s
          on s.partnership = :partnership
         and s.cell = r.cell
        left join rating_entry w
          on w.partnership = :partnership
         and w.withdrawn is not null
         and w.withdrawn = r.position
         and w.recorded_at <= :knownAt
       where r.partnership = :partnership
         and r.kind_letter in ('C', 'R')
         and (:agencies::text[] is null or s.agency = any (:agencies))
         and r.recorded_at <= :knownAt
         and %s
       group by s.area, s.agency
      """;

  private static final String LOOKED_AT_EVERYWHERE = LOOKED_AT.formatted(CycleEntries.ofCycle("r"));

  private static final String LOOKED_AT_IN_AREA =
      LOOKED_AT.formatted(
          "r.area_number = :areaNumber\n   and " + CycleEntries.ofCycleByStretch("r"));

  /**
   * Reviewed cells in numbers. A challenge is open until an agreement, or until the agency changes
   * its rating or withdraws one.
   */
  private static final String REVIEWED =
      """
      with reviewed as materialized (
        select area, agency, capability,
               coalesce(max(position) filter (where kind = 'CHALLENGED'), 0) as challenged,
               coalesce(max(position) filter (where kind = 'ANSWERED'), 0) as answered,
               coalesce(max(position) filter (where kind = 'AGREED'), 0) as agreed
          from assessment_step
         where partnership = :partnership
           and cycle = :cycle
           and kind in ('CHALLENGED', 'ANSWERED', 'AGREED')
           and (:area::text is null or area = :area)
           and (:agencies::text[] is null or agency = any (:agencies))
           and recorded_at <= :knownAt
         group by area, agency, capability),
      cell as (
        select r.*, coalesce(c.position, 0) as changed
          from reviewed r
          join cycle y
            on y.partnership = :partnership
           and y.cycle = :cycle
          join capability k
            on k.partnership = :partnership
           and k.checklist = y.checklist
           and k.version = y.checklist_version
           and k.capability = r.capability
         cross join lateral
           (select max(e.position) as position
              from rated_subject s
              join rating_entry e
                on e.partnership = :partnership
               and e.cell = s.cell
             where s.partnership = :partnership
               and s.area = r.area
               and s.agency = r.agency
               and s.line = k.line
               and e.cycle_position = y.position
               and e.kind_letter in ('C', 'W')
               and e.recorded_at <= :knownAt) c)
      select area, agency,
             count(*) filter (where challenged > greatest(agreed, changed)) as open,
             count(*) filter (where challenged > greatest(agreed, changed)
                                and answered > challenged) as answered,
             count(*) filter (where challenged > 0
                                and challenged <= greatest(agreed, changed)) as settled,
             count(*) filter (where agreed > greatest(challenged, changed)) as agreed,
             max(greatest(challenged, agreed)) as reviewed_at
        from cell
       group by area, agency
      """;

  /** Cycles that are closed and have assessments with time of their own left. */
  private static final String EXTENDED =
      """
      select distinct cycle
        from assessment_step
       where partnership = :partnership
         and until > :now
      """;

  private static final Pattern COMMA = Pattern.compile(",");

  /** Collects the steps of one assessment. */
  private static final class Steps {
    private AssessmentStatus status = AssessmentStatus.NONE;
    private Set<CapabilityCode> carriedOver = Set.of();
    private final Map<MemberHandle, Assignment> assignments = new LinkedHashMap<>();
    private Tally tally = Tally.NONE;
    private boolean late;

    /**
     * @param checklist codes of the version that the cycle rates, in order
     */
    void add(ResultSet row, Cycle cycle, List<CapabilityCode> checklist) throws SQLException {
      StepKind kind = StepKind.valueOf(row.getString("kind"));
      Instant recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
      OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
      status =
          status.after(
              kind, row.getLong("position"), recordedAt, until == null ? null : until.toInstant());
      if (kind == StepKind.OPENED) {
        carriedOver = CarriedOverPlaces.read(row.getString("carried_over"), checklist);
      } else if (kind == StepKind.ASSIGNED) {
        assign(row);
      } else if (kind == StepKind.SUBMITTED) {
        late |= cycle.cutOffs().isLate(recordedAt);
      }
    }

    private void assign(ResultSet row) throws SQLException {
      MemberHandle member = new MemberHandle(row.getString("member"));
      Set<CapabilityCode> codes = codes(row, "assigned");
      if (codes.isEmpty()) {
        assignments.remove(member);
      } else {
        assignments.put(member, new Assignment(codes, row.getObject("due_on", LocalDate.class)));
      }
    }

    void addLookedAt(ResultSet row, Tenant tenant, Cycle cycle) throws SQLException {
      late |= row.getBoolean("late");
      tally =
          new Tally(
              lookedAt(row, tenant, cycle),
              tally.open(),
              tally.answered(),
              tally.settled(),
              tally.agreed(),
              tally.reviewedAt());
    }

    void addReviewed(ResultSet row) throws SQLException {
      tally =
          new Tally(
              tally.lookedAt(),
              row.getInt("open"),
              row.getInt("answered"),
              row.getInt("settled"),
              row.getInt("agreed"),
              row.getLong("reviewed_at"));
    }

    AssessmentSummary summary(Cycle cycle) {
      return new AssessmentSummary(
          status, carriedOver, Map.copyOf(assignments), tally, late && !cycle.historic());
    }
  }

  private final Map<AreaCode, Map<AgencyCode, AssessmentSummary>> byArea;

  private AssessmentSummaries(Map<AreaCode, Map<AgencyCode, AssessmentSummary>> byArea) {
    this.byArea = byArea;
  }

  /** Of all agencies in all areas. */
  public static AssessmentSummaries of(Tenant tenant, Cycle cycle, Instant knownAt) {
    return of(tenant, cycle, null, null, knownAt);
  }

  /**
   * Of some agencies in an area, or in all.
   *
   * @param area null for all areas
   * @param agencies null for all agencies
   */
  public static AssessmentSummaries of(
      Tenant tenant,
      Cycle cycle,
      @Nullable AreaCode area,
      @Nullable Collection<AgencyCode> agencies,
      Instant knownAt) {
    Map<AreaCode, Map<AgencyCode, Steps>> steps = new HashMap<>();
    List<CapabilityCode> checklist =
        Checklists.view(tenant, cycle.checklist(), cycle.version()).capabilities().stream()
            .map(Capability::code)
            .toList();
    ask(tenant, STATES, cycle, area, agencies, knownAt)
        .query(row -> {
          of(steps, row).add(row, cycle, checklist);
        });
    String lookedAt = area == null ? LOOKED_AT_EVERYWHERE : LOOKED_AT_IN_AREA;
    ask(tenant, lookedAt, cycle, area, agencies, knownAt)
        .param("late", cycle.cutOffs().lateRanges())
        .param("areaNumber", area == null ? null : RatingNumbers.of(tenant).area(area))
        .query(row -> {
          of(steps, row).addLookedAt(row, tenant, cycle);
        });
    ask(tenant, REVIEWED, cycle, area, agencies, knownAt)
        .query(row -> {
          of(steps, row).addReviewed(row);
        });
    Map<AreaCode, Map<AgencyCode, AssessmentSummary>> found = new HashMap<>();
    steps.forEach((in, agenciesThere) -> {
      Map<AgencyCode, AssessmentSummary> there = new HashMap<>();
      agenciesThere.forEach((agency, its) -> there.put(agency, its.summary(cycle)));
      found.put(in, there);
    });
    return new AssessmentSummaries(found);
  }

  private static Steps of(Map<AreaCode, Map<AgencyCode, Steps>> steps, ResultSet row)
      throws SQLException {
    return steps
        .computeIfAbsent(new AreaCode(row.getString("area")), _ -> new HashMap<>())
        .computeIfAbsent(new AgencyCode(row.getString("agency")), _ -> new Steps());
  }

  /** Codes of the cycles in which an assessment has time of its own left. */
  public static Set<CycleCode> extendedBeyond(Tenant tenant, Instant now) {
    return tenant
        .ask(EXTENDED)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new CycleCode(row.getString("cycle")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  public AssessmentSummary in(AreaCode area, AgencyCode agency) {
    return byArea.getOrDefault(area, Map.of()).getOrDefault(agency, AssessmentSummary.NONE);
  }

  private static StatementSpec ask(
      Tenant tenant,
      String sql,
      Cycle cycle,
      @Nullable AreaCode area,
      @Nullable Collection<AgencyCode> agencies,
      Instant knownAt) {
    return tenant
        .ask(sql)
        .param("cycle", cycle.cycle().value())
        .param("area", area == null ? null : area.value())
        .param(
            "agencies",
            agencies == null
                ? null
                : agencies.stream().map(AgencyCode::value).toArray(String[]::new))
        .param("knownAt", knownAt.atOffset(ZoneOffset.UTC));
  }

  /** Capabilities by whose lines the cells that were looked at are told. */
  private static Set<CapabilityCode> lookedAt(ResultSet row, Tenant tenant, Cycle cycle)
      throws SQLException {
    String lines = row.getString("looked_at");
    return lines == null
        ? Set.of()
        : COMMA
            .splitAsStream(lines)
            .map(line ->
                Checklists.capability(
                    tenant, cycle.checklist(), cycle.version(), Long.parseLong(line)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads codes separated by commas, which is much faster than reading arrays. */
  private static Set<CapabilityCode> codes(ResultSet row, String column) throws SQLException {
    String codes = row.getString(column);
    return codes == null || codes.isEmpty()
        ? Set.of()
        : COMMA
            .splitAsStream(codes)
            .map(CapabilityCode::new)
            .collect(Collectors.toUnmodifiableSet());
  }
}

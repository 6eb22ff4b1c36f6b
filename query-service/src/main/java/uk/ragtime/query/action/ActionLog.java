package uk.ragtime.query.action;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.access.Memberships;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.tenancy.Tenant;

/** Reads actions, in the order in which they were planned. */
final class ActionLog {
  private static final String COLUMNS =
      """
      select s.action, s.kind, s.position, l.stream_version, s.recorded_at, s.actor, s.agency,
             s.area, s.checklist, s.capabilities, s.aim, s.due_on, s.status, s.on_day,
             s.title_seal, s.what_seal, s.note_seal
        from action_step s
        join event_log l on l.partnership = s.partnership and l.position = s.position
       where s.partnership = :partnership
      """;

  private static final String PAGE =
      COLUMNS
          + """
             and s.action in
               (select f.action
                  from action_step f
                 cross join lateral
                   (select p.area, p.agency
                      from action_step p
                     where p.partnership = :partnership
                       and p.action = f.action
                       and p.kind <> 'PROGRESSED'
                     order by p.position desc
                     limit 1) p
                  left join lateral
                   (select t.status
                      from action_step t
                     where t.partnership = :partnership
                       and t.action = f.action
                       and t.kind = 'PROGRESSED'
                     order by t.position desc
                     limit 1) t on true
                 where f.partnership = :partnership
                   and f.kind = 'PLANNED'
                   and f.position > :after
                   and (:area::text is null or p.area = :area)
                   and (:agency::text is null or p.agency = :agency)
                   and (:status::text is null or coalesce(t.status, 'PLANNED') = :status)
                 order by f.position
                 limit :limit)
           order by s.position
          """;

  private static final String ONE =
      COLUMNS
          + """
             and s.action = :action
           order by s.position
          """;

  private ActionLog() {}

  /** Reads one more than the page has, if there are more. */
  static List<ActionHistory> page(
      Tenant tenant,
      @Nullable AreaCode area,
      @Nullable AgencyCode agency,
      @Nullable ActionStatus status,
      Page page) {
    return histories(
            tenant
                .ask(PAGE)
                .param("area", area == null ? null : area.value())
                .param("agency", agency == null ? null : agency.value())
                .param("status", status == null ? null : status.name())
                .param("after", page.after())
                .param("limit", page.limit() + 1))
        .stream()
        .sorted(Comparator.comparingLong(history -> history.planning().position()))
        .toList();
  }

  static Optional<ActionHistory> one(Tenant tenant, ActionCode action) {
    return histories(tenant.ask(ONE).param("action", action.value())).stream().findFirst();
  }

  private static List<ActionHistory> histories(StatementSpec query) {
    Map<String, List<ActionStep>> steps = new HashMap<>();
    query.query(row -> {
      steps.computeIfAbsent(row.getString("action"), _ -> new ArrayList<>()).add(step(row));
    });
    return steps.entrySet().stream()
        .map(one -> ActionHistory.of(new ActionCode(one.getKey()), one.getValue()))
        .toList();
  }

  private static ActionStep step(ResultSet row) throws SQLException {
    ActionStep.Kind kind = ActionStep.Kind.valueOf(row.getString("kind"));
    boolean progressed = kind == ActionStep.Kind.PROGRESSED;
    return new ActionStep(
        kind,
        row.getLong("position"),
        row.getLong("stream_version"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        progressed ? null : plan(row),
        progressed ? progress(row) : null);
  }

  private static ActionStep.Plan plan(ResultSet row) throws SQLException {
    String aim = row.getString("aim");
    return new ActionStep.Plan(
        new AgencyCode(row.getString("agency")),
        new AreaCode(row.getString("area")),
        new ChecklistCode(row.getString("checklist")),
        Memberships.texts(row, "capabilities").stream().map(CapabilityCode::new).toList(),
        aim == null ? null : Rating.valueOf(aim),
        row.getObject("due_on", LocalDate.class),
        row.getString("title_seal"),
        row.getString("what_seal"));
  }

  private static ActionStep.Progress progress(ResultSet row) throws SQLException {
    return new ActionStep.Progress(
        ActionStatus.valueOf(row.getString("status")),
        row.getObject("on_day", LocalDate.class),
        row.getString("note_seal"));
  }
}

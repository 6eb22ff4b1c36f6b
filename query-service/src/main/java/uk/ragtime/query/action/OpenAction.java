package uk.ragtime.query.action;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.query.access.Memberships;
import uk.ragtime.query.tenancy.Tenant;

/**
 * An action that is planned or under way.
 *
 * @param revisedAt instant at which its plan was last told
 */
public record OpenAction(
    ActionCode action,
    AgencyCode agency,
    AreaCode area,
    ChecklistCode checklist,
    List<CapabilityCode> capabilities,
    LocalDate dueOn,
    Instant revisedAt) {
  private static final String OPEN =
      """
      select p.action, p.agency, p.area, p.checklist, p.capabilities, p.due_on, p.recorded_at
        from (select distinct on (s.action) s.*
                from action_step s
               where s.partnership = :partnership
                 and s.kind <> 'PROGRESSED'
               order by s.action, s.position desc) p
        left join lateral
         (select s.status
            from action_step s
           where s.partnership = :partnership
             and s.action = p.action
             and s.kind = 'PROGRESSED'
           order by s.position desc
           limit 1) t on true
       where coalesce(t.status, 'PLANNED') in ('PLANNED', 'UNDER_WAY')
         and (:agencies::text[] is null or p.agency = any (:agencies))
       order by p.action
      """;

  /** Those of some agencies. */
  public static List<OpenAction> ofAgencies(Tenant tenant, Collection<AgencyCode> agencies) {
    return open(tenant, agencies);
  }

  static List<OpenAction> all(Tenant tenant) {
    return open(tenant, null);
  }

  private static List<OpenAction> open(Tenant tenant, @Nullable Collection<AgencyCode> agencies) {
    return tenant
        .ask(OPEN)
        .param(
            "agencies",
            agencies == null
                ? null
                : agencies.stream().map(AgencyCode::value).toArray(String[]::new))
        .query((row, _) ->
            new OpenAction(
                new ActionCode(row.getString("action")),
                new AgencyCode(row.getString("agency")),
                new AreaCode(row.getString("area")),
                new ChecklistCode(row.getString("checklist")),
                Memberships.texts(row, "capabilities").stream().map(CapabilityCode::new).toList(),
                row.getObject("due_on", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}

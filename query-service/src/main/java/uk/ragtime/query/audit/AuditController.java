package uk.ragtime.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.MemberReference;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RecordedRange;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.request.AcceptedParameters;
import uk.ragtime.web.request.RequestParameters;

/** {@code GET /v1/{partnership}/audit}. */
@RestController
final class AuditController {
  /**
   * @param next cursor of the next page; null if there is none yet
   */
  record Answer(List<AuditEntry> entries, @Nullable Long next, long position) {}

  @GetMapping("/v1/{partnership}/audit")
  Answer audit(
      @RequiredAction(Action.READ_AUDIT) QueryAccess.Session session,
      @Nullable AreaCode area,
      @Nullable AgencyCode agency,
      @Nullable CapabilityCode capability,
      @Nullable ChecklistCode checklist,
      @Nullable CycleCode cycle,
      @Nullable MemberReference member,
      @AcceptedParameters({"version", "correlation", "kinds"}) RequestParameters parameters,
      RecordedRange recorded,
      AuditOrder order,
      Page page) {
    AuditQuery query =
        new AuditQuery(
            area,
            agency,
            capability,
            checklist,
            AuditQuery.version(parameters.get("version"), checklist),
            cycle,
            member,
            AuditQuery.correlation("correlation", parameters.get("correlation")),
            recorded,
            order,
            page,
            AuditKinds.read(parameters.get("kinds")));
    boolean names = session.may(Action.READ_NAMES);
    return session.answer("audit", tenant -> answer(tenant, query, names));
  }

  private static Answer answer(Tenant tenant, AuditQuery query, boolean names) {
    List<AuditEntry> found = AuditLog.page(tenant, query, names);
    int limit = query.page().limit();
    boolean more = found.size() > limit;
    List<AuditEntry> entries = more ? found.subList(0, limit) : found;
    return new Answer(entries, more ? entries.getLast().position() : null, tenant.position());
  }
}

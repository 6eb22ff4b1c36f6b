package uk.ragtime.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.Caller;

/** {@code GET /v1/{partnership}/audit}. */
@RestController
final class AuditController {
  /**
   * @param next the cursor of the next page; null where there is none yet
   */
  record Answer(List<AuditEntry> entries, @Nullable Long next, long position) {}

  private final QueryAccess access;

  AuditController(QueryAccess access) {
    this.access = access;
  }

  @GetMapping("/v1/{partnership}/audit")
  Answer audit(
      Caller caller,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String agency,
      @RequestParam(required = false) @Nullable String capability,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(required = false) @Nullable String cycle,
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable String correlation,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String minPosition) {
    QueryAccess.Session session = access.open(caller, partnership, Action.READ_AUDIT, minPosition);
    AuditQuery query =
        new AuditQuery(
            Parameters.optionalCode("area", area, AreaCode::new),
            Parameters.optionalCode("agency", agency, AgencyCode::new),
            Parameters.optionalCode("capability", capability, CapabilityCode::new),
            Parameters.optionalCode("checklist", checklist, ChecklistCode::new),
            Parameters.optionalCode("cycle", cycle, CycleCode::new),
            Parameters.optionalCode("member", member, MemberCode::new),
            AuditQuery.correlation("correlation", correlation),
            Parameters.beginOf("from", from),
            Parameters.endOf("to", to),
            Parameters.word(
                "order", order, AuditOrder.OLDEST, AuditOrder.values(), AuditOrder::spelling),
            Page.read(after, limit));
    boolean names = session.may(Action.READ_NAMES);
    return session.answer("audit", tenant -> answer(tenant, query, names));
  }

  private static Answer answer(Tenant tenant, AuditQuery query, boolean names) {
    List<AuditEntry> found =
        AuditLog.page(
            tenant, query, members -> names ? MemberNames.of(tenant, members) : MemberNames.hidden());
    int limit = query.page().limit();
    boolean more = found.size() > limit;
    List<AuditEntry> entries = more ? found.subList(0, limit) : found;
    return new Answer(
        entries, more ? entries.getLast().position() : null, AppliedPositions.of(tenant));
  }
}

package uk.ragtime.query.cycle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/cycles}. */
@RestController
final class CyclesController {
  record Answer(List<Item> cycles, long position) {}

  /**
   * @param reasons those that were given, oldest first
   */
  record Item(@JsonUnwrapped CycleItem cycle, List<CycleReasons.Reason> reasons) {}

  private final CycleReasons reasons;

  CyclesController(CycleReasons reasons) {
    this.reasons = reasons;
  }

  @GetMapping("/v1/{partnership}/cycles")
  Answer cycles(@RequiredAction(Action.READ_PROFILES) QueryAccess.Session session, Instant now) {
    return session.answer("cycles", tenant -> answer(tenant, now));
  }

  private Answer answer(Tenant tenant, Instant now) {
    Map<CycleCode, List<CycleReasons.Reason>> given = reasons.all(tenant);
    List<Item> items =
        CycleItem.all(tenant, now).stream()
            .map(item -> new Item(item, given.getOrDefault(item.cycle(), List.of())))
            .toList();
    return new Answer(items, tenant.position());
  }
}

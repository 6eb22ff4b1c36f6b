package uk.ragtime.query.checklist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.web.Caller;

/** {@code GET /v1/{partnership}/checklists}. */
@RestController
final class ChecklistsController {
  record Answer(List<ChecklistVersion> checklists, long position) {}

  private final QueryAccess access;

  ChecklistsController(QueryAccess access) {
    this.access = access;
  }

  @GetMapping("/v1/{partnership}/checklists")
  Answer checklists(
      Caller caller,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String minPosition) {
    QueryAccess.Session session = access.open(caller, partnership, Action.READ_PROFILES, minPosition);
    return session.answer(
        "checklists", tenant -> new Answer(Checklists.all(tenant), AppliedPositions.of(tenant)));
  }
}

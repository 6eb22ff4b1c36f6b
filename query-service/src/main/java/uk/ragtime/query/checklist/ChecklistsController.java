package uk.ragtime.query.checklist;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;

/** {@code GET /v1/{partnership}/checklists}. */
@RestController
final class ChecklistsController {
  record Answer(List<ChecklistVersion> checklists, long position) {}

  @GetMapping("/v1/{partnership}/checklists")
  Answer checklists(@RequiredAction(Action.READ_PROFILES) QueryAccess.Session session) {
    return session.answer(
        "checklists", tenant -> new Answer(Checklists.all(tenant), tenant.position()));
  }
}

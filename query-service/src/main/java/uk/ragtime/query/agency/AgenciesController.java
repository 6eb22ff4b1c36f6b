package uk.ragtime.query.agency;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;

/** {@code GET /v1/{partnership}/agencies}. */
@RestController
final class AgenciesController {
  record Answer(List<Agency> agencies, long position) {}

  @GetMapping("/v1/{partnership}/agencies")
  Answer agencies(@RequiredAction(Action.READ_PROFILES) QueryAccess.Session session) {
    return session.answer(
        "agencies", tenant -> new Answer(Agencies.all(tenant), tenant.position()));
  }
}

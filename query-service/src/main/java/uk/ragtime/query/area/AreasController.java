package uk.ragtime.query.area;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;

/** {@code GET /v1/{partnership}/areas}. */
@RestController
final class AreasController {
  record Answer(List<Area> areas, long position) {}

  @GetMapping("/v1/{partnership}/areas")
  Answer areas(@RequiredAction(Action.READ_PROFILES) QueryAccess.Session session) {
    return session.answer("areas", tenant -> new Answer(Areas.all(tenant), tenant.position()));
  }
}

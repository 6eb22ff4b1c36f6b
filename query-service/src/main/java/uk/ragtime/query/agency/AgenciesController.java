package uk.ragtime.query.agency;

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

/** {@code GET /v1/{partnership}/agencies}. */
@RestController
final class AgenciesController {
  record Answer(List<Agency> agencies, long position) {}

  private final QueryAccess access;

  AgenciesController(QueryAccess access) {
    this.access = access;
  }

  @GetMapping("/v1/{partnership}/agencies")
  Answer agencies(
      Caller caller,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String minPosition) {
    QueryAccess.Session session = access.open(caller, partnership, Action.READ_PROFILES, minPosition);
    return session.answer(
        "agencies", tenant -> new Answer(Agencies.all(tenant), AppliedPositions.of(tenant)));
  }
}

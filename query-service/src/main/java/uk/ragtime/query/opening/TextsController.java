package uk.ragtime.query.opening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.opening.TextLog.Opened;
import uk.ragtime.query.opening.TextLog.Part;
import uk.ragtime.query.tenancy.Tenant;

/**
 * {@code GET /v1/{partnership}/texts}: for those who have the events with the seals, and to find
 * what was written about a person.
 */
@RestController
final class TextsController {
  /**
   * @param next cursor of the next page; null if there is none yet
   */
  record Answer(List<Opened> openings, @Nullable Long next, long position) {}

  @GetMapping("/v1/{partnership}/texts")
  Answer texts(
      @RequiredAction(Action.READ_EVENTS) QueryAccess.Session session,
      @Nullable SoughtText contains,
      Page page) {
    return session.answer("texts", tenant -> answer(tenant, page, contains));
  }

  private static Answer answer(Tenant tenant, Page page, @Nullable SoughtText sought) {
    Part part = TextLog.part(tenant, page.after(), page.limit(), sought);
    return new Answer(part.openings(), part.next(), tenant.position());
  }
}

package uk.ragtime.query.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.Door;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.web.Caller;

/**
 * {@code GET /v1/{partnership}/events}: everything that ever happened, page by page. A cursor is a
 * position, and positions never change, so a cursor is valid for ever.
 */
@RestController
final class FeedController {
  static final String BATCH = "application/cloudevents-batch+json";

  private final Door door;

  FeedController(Door door) {
    this.door = door;
  }

  @GetMapping(
      path = "/v1/{partnership}/events",
      produces = {"application/json", BATCH})
  ResponseEntity<List<CloudEvent>> events(
      Caller caller,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String minPosition) {
    Door.Visit visit = door.open(caller, partnership, Action.READ_EVENTS);
    Page page = Page.read(after, limit);
    long position = Parameters.position("minPosition", minPosition);
    List<CloudEvent> events =
        visit.answer("events", position, tenant -> EventLog.page(tenant, page));
    var answer = ResponseEntity.ok();
    if (events.size() == page.limit()) {
      String next =
          "</v1/%s/events?after=%d&limit=%d>; rel=\"next\""
              .formatted(partnership, events.getLast().position(), page.limit());
      answer.header(HttpHeaders.LINK, next);
    }
    return answer.body(events);
  }
}

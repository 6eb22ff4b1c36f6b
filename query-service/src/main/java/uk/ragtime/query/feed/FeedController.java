package uk.ragtime.query.feed;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.AcceptedParameters;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.QueryParameters;
import uk.ragtime.query.access.RequiredAction;

/**
 * {@code GET /v1/{partnership}/events}: all events of a partnership, page by page. A cursor is a
 * position, and positions never change, so a cursor is valid for ever. Only a restore of the event
 * store to an earlier time gives positions to other events; a cursor that names its event's command
 * is refused then.
 */
@RestController
final class FeedController {
  /**
   * A full page never changes, but must be fetched again once a text in it has been erased. A day
   * is long enough for a client that replays.
   */
  private static final CacheControl FULL =
      CacheControl.maxAge(Duration.ofDays(1)).cachePrivate().immutable();

  private static final CacheControl GROWING = CacheControl.noCache().cachePrivate();

  private final LongPoll longPoll;

  FeedController(LongPoll longPoll) {
    this.longPoll = longPoll;
  }

  /**
   * Produces JSON under whichever of its media types the client accepts. The mapping does not list
   * them: if it did, Spring would treat an accepted charset that no converter writes as a server
   * error.
   */
  @GetMapping("/v1/{partnership}/events")
  ResponseEntity<List<CloudEvent>> events(
      @RequiredAction(Action.READ_EVENTS) QueryAccess.Session session,
      Page page,
      @AcceptedParameters({"wait", "afterCommand"}) QueryParameters parameters) {
    UUID afterCommand = Cursor.commandOf(parameters.get("afterCommand"));
    String wait = parameters.get("wait");
    Duration timeout =
        wait == null
            ? Duration.ZERO
            : Duration.ofSeconds(Parameters.number("wait", wait, 0, LongPoll.MAX_SECONDS));
    String service = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    List<CloudEvent> events =
        longPoll.untilNotEmpty(
            session.partnership(),
            () ->
                session.answer(
                    "events",
                    tenant -> {
                      Cursor.verify(tenant, page.after(), afterCommand);
                      return EventLog.page(tenant, page, service);
                    }),
            timeout);
    boolean full = events.size() == page.limit();
    var answer = ResponseEntity.ok().eTag(tag(page, events)).cacheControl(full ? FULL : GROWING);
    if (full) {
      String next =
          "</v1/%s/events?after=%d&afterCommand=%s&limit=%d>; rel=\"next\""
              .formatted(
                  session.partnership(),
                  events.getLast().position(),
                  events.getLast().commandId(),
                  page.limit());
      answer.header(HttpHeaders.LINK, next);
    }
    return answer.body(events);
  }

  /** Names the last event by its command too: a restored store has others at its positions. */
  private static String tag(Page page, List<CloudEvent> events) {
    return events.isEmpty()
        ? "W/\"%d\"".formatted(page.after())
        : "W/\"%d-%d-%s\""
            .formatted(page.after(), events.getLast().position(), events.getLast().commandId());
  }
}

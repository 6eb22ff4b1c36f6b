package uk.ragtime.query.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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
import uk.ragtime.web.TokenExpiry;

/**
 * {@code GET /v1/{partnership}/events}: all events of a partnership, page by page. A cursor is a
 * position, and positions never change, so a cursor is valid for ever.
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
      HttpMethod method,
      TokenExpiry token,
      Instant now,
      @RequiredAction(Action.READ_EVENTS) QueryAccess.Session session,
      Page page,
      @AcceptedParameters("wait") QueryParameters parameters) {
    String wait = parameters.get("wait");
    Duration timeout =
        wait == null
            ? Duration.ZERO
            : Duration.ofSeconds(Parameters.number("wait", wait, 0, LongPoll.MAX_SECONDS));
    String service = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    List<CloudEvent> events =
        longPoll.untilNotEmpty(
            session.partnership(),
            () -> session.answer("events", tenant -> EventLog.page(tenant, page, service)),
            method.equals(HttpMethod.HEAD)
                ? Duration.ZERO
                : Collections.min(List.of(timeout, token.left(now))));
    boolean full = events.size() == page.limit();
    long last = events.isEmpty() ? page.after() : events.getLast().position();
    var answer =
        ResponseEntity.ok()
            .eTag("W/\"%d-%d\"".formatted(page.after(), last))
            .cacheControl(full ? FULL : GROWING);
    if (full) {
      String next =
          "</v1/%s/events?after=%d&limit=%d>; rel=\"next\""
              .formatted(session.partnership(), last, page.limit());
      answer.header(HttpHeaders.LINK, next);
    }
    return answer.body(events);
  }
}

package uk.ragtime.query.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.web.TokenExpiry;
import uk.ragtime.web.address.PublicUrl;
import uk.ragtime.web.request.AcceptedParameters;
import uk.ragtime.web.request.RequestParameters;

/**
 * {@code GET /v1/{partnership}/events}: all events of a partnership, page by page. A cursor is a
 * position, and positions never change, so a cursor is valid for ever. Only a restore of the event
 * store to an earlier time gives positions to other events; a cursor that names its event's command
 * is refused then.
 */
@RestController
final class FeedController {
  /**
   * A full page never changes and holds nothing that can be erased; but a restored event store has
   * other events at its positions. A day is long enough for a client that replays.
   */
  private static final CacheControl FULL =
      CacheControl.maxAge(Duration.ofDays(1)).cachePrivate().immutable();

  private static final CacheControl GROWING = CacheControl.noCache().cachePrivate();

  private final LongPoll longPoll;
  private final PublicUrl service;

  FeedController(LongPoll longPoll, PublicUrl service) {
    this.longPoll = longPoll;
    this.service = service;
  }

  /**
   * Produces JSON under whichever of its media types the client prefers. The mapping does not list
   * them: each has an ETag of its own, so this method has to know which it is.
   */
  @GetMapping("/v1/{partnership}/events")
  ResponseEntity<List<CloudEvent>> events(
      HttpMethod method,
      TokenExpiry token,
      Instant now,
      @RequiredAction(Action.READ_EVENTS) QueryAccess.Session session,
      Page page,
      @AcceptedParameters({"wait", "afterCommand"}) RequestParameters parameters,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
    FeedFormat format = FeedFormat.preferred(accept);
    UUID afterCommand = Cursor.commandOf(parameters.get("afterCommand"));
    String wait = parameters.get("wait");
    Duration timeout =
        wait == null
            ? Duration.ZERO
            : Duration.ofSeconds(Parameters.number("wait", wait, 0, LongPoll.MAX_SECONDS));
    EventLog.Part found =
        longPoll.untilFound(
            session.partnership(),
            () ->
                session.answer(
                    "events",
                    tenant -> {
                      EventLog.Part part = EventLog.page(tenant, page, service);
                      if (part.reaches(page.after())) {
                        Cursor.verify(tenant, page.after(), afterCommand);
                      }
                      return part;
                    }),
            EventLog.Part::hasEvents,
            method.equals(HttpMethod.HEAD)
                ? Duration.ZERO
                : Collections.min(List.of(timeout, token.left(now))));
    if (!found.reaches(page.after())) {
      throw Refusals.cursorBeyondLog(page.after(), found.position());
    }
    List<CloudEvent> events = found.events();
    boolean full = events.size() == page.limit();
    var answer =
        ResponseEntity.ok()
            .eTag(tag(page, events, format))
            .varyBy(HttpHeaders.ACCEPT)
            .contentType(format.mediaType())
            .cacheControl(full ? FULL : GROWING);
    if (full) {
      String next =
          "<%s/v1/%s/events?after=%d&afterCommand=%s&limit=%d>; rel=\"next\""
              .formatted(
                  service.prefix(),
                  session.partnership(),
                  events.getLast().position(),
                  events.getLast().commandId(),
                  page.limit());
      answer.header(HttpHeaders.LINK, next);
    }
    return answer.body(events);
  }

  /** Names the last event by its command too: a restored store has others at its positions. */
  private static String tag(Page page, List<CloudEvent> events, FeedFormat format) {
    return events.isEmpty()
        ? "W/\"%d-%d%s\"".formatted(page.after(), page.after(), format.tagSuffix())
        : "W/\"%d-%d-%s%s\""
            .formatted(
                page.after(),
                events.getLast().position(),
                events.getLast().commandId(),
                format.tagSuffix());
  }
}

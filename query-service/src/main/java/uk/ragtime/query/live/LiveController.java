package uk.ragtime.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.area.Areas;
import uk.ragtime.web.Caller;
import uk.ragtime.web.TokenExpiry;
import uk.ragtime.web.request.AcceptedParameters;
import uk.ragtime.web.request.RequestParameters;

/**
 * {@code GET /v1/{partnership}/areas/{area}/profile/stream}: server-sent events, one whenever the
 * profile has changed. It says that it did and up to which position, not how: the profile itself is
 * asked for with {@code minPosition}. Each stream is a virtual thread that mostly sleeps. It ends
 * with the token that opened it at the latest.
 */
@RestController
final class LiveController {
  private static final Logger log = LoggerFactory.getLogger(LiveController.class);

  /** Before the first event. */
  private static final long BEFORE_ALL = -1;

  /**
   * @param position from which on the profile is as it is now
   */
  record Data(AreaCode area, long position, String recordedAt) {}

  private static final JsonMapper JSON = JsonMapper.shared();

  private final QueryAccess access;
  private final LiveProfiles live;
  private final LiveSettings settings;
  private final Counter told;

  LiveController(
      QueryAccess access, LiveProfiles live, LiveSettings settings, MeterRegistry registry) {
    this.access = access;
    this.live = live;
    this.settings = settings;
    this.told = registry.counter("ragtime.live.told");
  }

  @GetMapping("/v1/{partnership}/areas/{area}/profile/stream")
  void stream(
      HttpMethod method,
      Caller caller,
      TokenExpiry token,
      Instant now,
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      AreaCode area,
      @AcceptedParameters("after") RequestParameters parameters,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletResponse response) {
    String after = parameters.get("after");
    long given =
        lastEventId != null
            ? Parameters.position("Last-Event-ID", lastEventId)
            : after != null ? Parameters.position("after", after) : BEFORE_ALL;
    long position =
        session.answer(
            "stream",
            tenant -> {
              Areas.require(tenant, area);
              return tenant.position();
            });
    // A position that the log has not reached is of another log: tell where this one stands.
    long seen = given > position ? BEFORE_ALL : given;
    if (method.equals(HttpMethod.HEAD)) {
      begin(response); // there is nobody to follow
      return;
    }
    Duration lasts = Collections.min(List.of(settings.longest(), token.left(now)));
    try (Following following = live.follow(session.partnership(), session.member())) {
      begin(response);
      response.flushBuffer();
      tell(
          following.channel(),
          area,
          seen,
          lasts,
          response.getOutputStream(),
          () -> access.isStillAllowed(caller, session.partnership().value(), Action.READ_PROFILES));
    } catch (IOException e) {
      log.debug("a follower is gone", e);
    }
  }

  private static void begin(HttpServletResponse response) {
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // a proxy that gathers would keep it all
  }

  private interface Check {
    boolean holds();
  }

  private void tell(
      Channel channel,
      AreaCode area,
      long seen,
      Duration lasts,
      OutputStream out,
      Check stillAllowed)
      throws IOException {
    long last = seen;
    long endsAt = System.nanoTime() + lasts.toNanos();
    long checkAt = System.nanoTime() + settings.heartbeat().toNanos();
    try {
      while (!channel.isClosed() && endsAt - System.nanoTime() > 0) {
        long now = System.nanoTime();
        long left = Math.min(checkAt - now, endsAt - now);
        Change change = channel.await(area, last, Duration.ofNanos(Math.max(0, left)));
        if (change.position() > last) {
          last = change.position();
          out.write(event(area, change));
          told.increment();
        }
        if (System.nanoTime() - checkAt >= 0) {
          if (!stillAllowed.holds()) {
            return; // the next request is told why
          }
          out.write(": still here\n\n".getBytes(UTF_8));
          checkAt = System.nanoTime() + settings.heartbeat().toNanos();
        }
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] event(AreaCode area, Change change) {
    Data data = new Data(area, change.position(), change.recordedAt().toString());
    return "event: profile\nid: %d\ndata: %s\n\n"
        .formatted(change.position(), JSON.writeValueAsString(data))
        .getBytes(UTF_8);
  }
}

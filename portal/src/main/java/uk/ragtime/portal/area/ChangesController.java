package uk.ragtime.portal.area;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.ragtime.portal.access.SignInAgainException;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.ProfileChanges;
import uk.ragtime.portal.api.Visitor;

/**
 * Tells the script of an area's page that the profile has changed since. Where there is nothing to
 * tell it answers 204, after which a browser does not ask again.
 */
@Controller
class ChangesController {
  /** Wait after a stream has ended, in milliseconds. */
  private static final String RETRY = "retry: 30000\n\n";

  private final ProfileChanges changes;

  ChangesController(ProfileChanges changes) {
    this.changes = changes;
  }

  @GetMapping("/{partnership:" + Codes.SLUG + "}/areas/{area:" + Codes.SLUG + "}/profile/changes")
  void changes(
      Optional<Visitor> visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam long after,
      HttpServletResponse response) {
    if (visitor.isEmpty()) {
      nothing(response);
    } else {
      changes.follow(visitor.get(), partnership, area, after, () -> begin(response));
    }
  }

  private static OutputStream begin(HttpServletResponse response) {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    // Proxies that hold answers back would hold back the only event.
    response.setHeader("X-Accel-Buffering", "no");
    try {
      OutputStream output = response.getOutputStream();
      output.write(RETRY.getBytes(StandardCharsets.UTF_8));
      output.flush();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stream that has begun just ends: the browser asks again. */
  @ExceptionHandler({Failure.class, SignInAgainException.class, UncheckedIOException.class})
  void nothing(HttpServletResponse response) {
    if (!response.isCommitted()) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
    }
  }
}

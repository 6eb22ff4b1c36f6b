package uk.ragtime.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.web.ProblemException;

/**
 * The one place where a refusal becomes bytes. It needs nothing of Spring, so that Tomcat can use
 * it for requests that never reach Spring.
 */
public final class ProblemWriter {
  private static final String CONTENT_TYPE = "application/problem+json";

  /** Longer addresses are left out of the document: an answer must not echo a flood. */
  private static final int MAX_INSTANCE = 1_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Writes the refusal, unless the response is already on its way. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ProblemException refusal)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] document = JSON.writeValueAsBytes(ProblemDocument.of(refusal, instance(request)));
    response.resetBuffer();
    response.setStatus(refusal.problem().status());
    response.setContentType(CONTENT_TYPE);
    response.setContentLength(document.length);
    response.setHeader("Cache-Control", "no-store");
    SecurityHeaders.ALL.forEach(response::setHeader);
    refusal.headers().forEach(response::setHeader);
    response.getOutputStream().write(document);
    response.flushBuffer();
  }

  private static @Nullable String instance(HttpServletRequest request) {
    var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed instanceof String original ? original : request.getRequestURI();
    if (path == null || path.isEmpty() || path.length() > MAX_INSTANCE) {
      return null;
    }
    try {
      return new URI(path).toASCIIString();
    } catch (URISyntaxException e) {
      return null;
    }
  }
}

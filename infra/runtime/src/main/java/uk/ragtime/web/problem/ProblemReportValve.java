package uk.ragtime.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

/**
 * Tomcat's way: requests so malformed that they never reach a filter. Stands in for the HTML page
 * that Tomcat writes otherwise.
 */
public final class ProblemReportValve extends ErrorReportValve {
  private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

  /** Tomcat answers 400 to headers of any fault, and tells this one by its message alone. */
  private static final String HEADERS_TOO_LARGE =
      StringManager.getManager(Http11InputBuffer.class)
          .getString("iib.requestheadertoolarge.error");

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    if (failure != null && response.getStatus() >= 500) {
      log.error("A request failed before it reached the application", failure);
    }
    try {
      int status = HEADERS_TOO_LARGE.equals(reason(failure)) ? 431 : response.getStatus();
      new ProblemWriter().write(request, response, problem(status));
    } catch (IOException e) {
      log.debug("The client did not wait for its answer", e);
    }
  }

  private static ProblemException problem(int status) {
    return status == HttpServletResponse.SC_BAD_REQUEST
        ? Problem.MALFORMED_REQUEST.because(
            "The address or a header is not as HTTP asks; neither may have control characters, such as"
                + " NUL (%00)")
        : StatusProblems.of(status);
  }

  private static @Nullable String reason(@Nullable Throwable failure) {
    return failure == null ? null : failure.getMessage();
  }
}

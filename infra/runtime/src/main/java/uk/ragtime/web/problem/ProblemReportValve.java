package uk.ragtime.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's way: requests so malformed that they never reach a filter. Stands in for the HTML page
 * that Tomcat writes otherwise.
 */
public final class ProblemReportValve extends ErrorReportValve {
  private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

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
      new ProblemWriter().write(request, response, StatusProblems.of(response.getStatus()));
    } catch (IOException e) {
      log.debug("The client did not wait for its answer", e);
    }
  }
}

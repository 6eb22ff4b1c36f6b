package uk.ragtime.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.ProblemTranslator;

/** Answers a failure: translates it, logs it if it is ours, writes it. */
public final class FailureHandler {
  private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);

  /** Depth to which causes are followed; a longer chain is a loop. */
  private static final int MAX_CAUSES = 20;

  private final List<ProblemTranslator> translators;
  private final ProblemWriter writer = new ProblemWriter();

  /** The first translator that knows a failure, or the nearest of its causes, decides. */
  FailureHandler(List<ProblemTranslator> translators) {
    this.translators = List.copyOf(translators);
  }

  public void handle(HttpServletRequest request, HttpServletResponse response, Throwable failure)
      throws IOException {
    if (isOfTheClient(failure)) {
      log.info("The client closed the connection before its answer was complete");
      log.debug("Its connection", failure);
      return;
    }
    var refusal = translate(failure);
    if (refusal.problem().status() == Problem.INTERNAL_ERROR.status()) {
      log.error("A request failed", failure);
    } else if (refusal.problem().status() > 500) {
      log.warn("{}: {}", refusal.problem().code(), failure.toString());
    }
    writer.write(request, response, refusal);
  }

  /**
   * Whether a failure has to reach the container instead. When the answer is on its way already
   * nothing can be said any more; the container cuts the connection, so that half an answer does
   * not look like a whole one.
   */
  public static boolean cutsOff(HttpServletResponse response, Throwable failure) {
    return response.isCommitted() && !isOfTheClient(failure);
  }

  /**
   * Whether the client has gone while its answer was written; writers of documents wrap what the
   * connection throws. A body that breaks off is another matter: its client may still read.
   */
  private static boolean isOfTheClient(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof ProblemException || cause instanceof HttpMessageNotReadableException) {
        return false;
      }
      if (cause instanceof AsyncRequestNotUsableException
          || cause instanceof ClientAbortException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  ProblemException translate(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof ProblemException refusal) {
        return refusal;
      }
      for (ProblemTranslator translator : translators) {
        var refusal = translator.translate(cause);
        if (refusal != null) {
          return refusal;
        }
      }
      cause = cause.getCause();
    }
    return Problem.INTERNAL_ERROR.because(
        "The failure is logged under the correlation id of this answer");
  }
}

package uk.ragtime.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.ragtime.web.Problem;

/** The servlet container's way: whatever a filter or servlet answered with sendError. */
@Controller
final class ProblemErrorController implements ErrorController {
  private final FailureHandler failures;

  ProblemErrorController(FailureHandler failures) {
    this.failures = failures;
  }

  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    failures.handle(
        request,
        response,
        switch (failure) {
          // Controllers' and filters' own I/O does not come this way; a body that breaks off does.
          case IOException e ->
              Problem.MALFORMED_REQUEST
                  .because("The body broke off or is not framed as HTTP asks")
                  .causedBy(e);
          case Throwable thrown -> thrown;
          case null, default -> StatusProblems.of(status instanceof Integer code ? code : 404);
        });
  }
}

package uk.ragtime.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

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
        failure instanceof Throwable thrown
            ? thrown
            : StatusProblems.of(status instanceof Integer code ? code : 404));
  }
}

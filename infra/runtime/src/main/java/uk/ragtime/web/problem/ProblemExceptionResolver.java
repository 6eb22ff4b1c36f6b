package uk.ragtime.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Spring MVC's way to the failure handler: whatever no exception handler of a service took. */
final class ProblemExceptionResolver implements HandlerExceptionResolver {
  private final FailureHandler failures;

  ProblemExceptionResolver(FailureHandler failures) {
    this.failures = failures;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (FailureHandler.cutsOff(response, failure)) {
      return null;
    }
    try {
      failures.handle(request, response, failure);
      return new ModelAndView();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

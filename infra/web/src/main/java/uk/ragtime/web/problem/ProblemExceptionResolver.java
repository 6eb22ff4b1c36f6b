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

  /**
   * Null where the response was on its way already: nothing can be said any more, and the container
   * then cuts the connection, so that half an answer does not look like a whole one.
   */
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    boolean begun = response.isCommitted();
    try {
      failures.handle(request, response, failure);
      return begun ? null : new ModelAndView();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

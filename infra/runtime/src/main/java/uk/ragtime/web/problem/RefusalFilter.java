package uk.ragtime.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers what a filter refuses while the request is still measured, so that {@code
 * http.server.requests} counts it with the status that the client gets, and under the template of
 * its address although no handler was looked up for it.
 */
final class RefusalFilter extends OncePerRequestFilter {
  private final FailureHandler failures;
  private final UriTemplates templates;

  RefusalFilter(FailureHandler failures, UriTemplates templates) {
    this.failures = failures;
    this.templates = templates;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      if (FailureHandler.cutsOff(response, e)) {
        throw e;
      }
      failures.handle(request, response, e);
    } finally {
      ServerHttpObservationFilter.findObservationContext(request)
          .ifPresent(measured -> name(request, measured));
    }
  }

  private void name(HttpServletRequest request, ServerRequestObservationContext measured) {
    if (measured.getPathPattern() == null) {
      measured.setPathPattern(templates.find(request));
    }
  }
}

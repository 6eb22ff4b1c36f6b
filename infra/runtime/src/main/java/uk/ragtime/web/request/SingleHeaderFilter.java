package uk.ragtime.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.ragtime.web.CorrelationId;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/**
 * Refuses headers that are there twice but have one value: a proxy may heed the first and we the
 * second, or the reverse.
 */
final class SingleHeaderFilter extends OncePerRequestFilter {
  private static final List<String> SINGLE =
      List.of(
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "Last-Event-ID",
          CorrelationId.HEADER);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    for (String name : SINGLE) {
      if (Collections.list(request.getHeaders(name)).size() > 1) {
        String message = "is there more than once";
        throw new ProblemException(
            Problem.MALFORMED_REQUEST,
            name + " " + message,
            List.of(new Violation(name, "duplicate", message)));
      }
    }
    chain.doFilter(request, response);
  }
}

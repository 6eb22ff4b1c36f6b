package uk.ragtime.web.correlation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.ragtime.web.CorrelationId;
import uk.ragtime.web.problem.FailureHandler;

/**
 * The outermost filter: gives the request its correlation id, names it and the partnership to the
 * log, and answers what the filters within let escape.
 */
final class CorrelationFilter extends OncePerRequestFilter {
  static final String ATTRIBUTE = CorrelationId.class.getName();

  private static final Pattern PARTNERSHIP =
      Pattern.compile("/v1/([a-z0-9][a-z0-9-]{0,62})(?:/.*)?");

  private final FailureHandler failures;

  CorrelationFilter(FailureHandler failures) {
    this.failures = failures;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var correlation = of(request);
    request.setAttribute(ATTRIBUTE, correlation);
    response.setHeader(CorrelationId.HEADER, correlation.value());
    MDC.put("correlationId", correlation.value());
    var path = PARTNERSHIP.matcher(request.getRequestURI());
    if (path.matches()) {
      MDC.put("partnership", path.group(1));
    }
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      if (FailureHandler.cutsOff(response, e)) {
        throw e;
      }
      failures.handle(request, response, e);
    } finally {
      MDC.remove("correlationId");
      MDC.remove("partnership");
    }
  }

  static CorrelationId of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof CorrelationId known
        ? known
        : CorrelationId.acceptedOrNew(request.getHeader(CorrelationId.HEADER));
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}

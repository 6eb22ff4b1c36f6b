package uk.ragtime.web.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.ragtime.web.Caller;
import uk.ragtime.web.security.CallerOfRequest;

/** Counts each authenticated request, before anything is looked up for its caller. */
final class CallerLimitFilter extends OncePerRequestFilter {
  private final Limits limits;

  CallerLimitFilter(Limits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Caller caller = CallerOfRequest.known();
    if (caller != null) {
      limits.countCaller(caller);
    }
    chain.doFilter(request, response);
  }
}

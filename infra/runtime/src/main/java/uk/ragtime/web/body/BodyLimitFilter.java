package uk.ragtime.web.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

/** Refuses bodies over the limit: at once where their length is said, else while they are read. */
final class BodyLimitFilter extends OncePerRequestFilter {
  private final DataSize limit;

  BodyLimitFilter(DataSize limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit.toBytes()) {
      throw tooLarge();
    }
    chain.doFilter(new LimitedRequest(request, limit.toBytes(), this::tooLarge), response);
  }

  private ProblemException tooLarge() {
    return Problem.BODY_TOO_LARGE.because("A body may have " + limit.toBytes() + " bytes at most");
  }
}

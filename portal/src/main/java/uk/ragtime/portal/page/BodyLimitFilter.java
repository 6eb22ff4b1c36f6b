package uk.ragtime.portal.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;

/**
 * Refuses a form with a file that is too large to be read at all. Its fields would seem to be
 * missing, the token against forgery among them, and the refusal would be about that.
 */
final class BodyLimitFilter implements Filter {
  private static final String MULTIPART = "multipart/";

  private final DataSize limit;

  BodyLimitFilter(DataSize limit) {
    this.limit = limit;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String type = request.getContentType();
    boolean tooLarge =
        type != null
            && type.startsWith(MULTIPART)
            && request.getContentLengthLong() > limit.toBytes();
    if (tooLarge) {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      chain.doFilter(request, response);
    }
  }
}

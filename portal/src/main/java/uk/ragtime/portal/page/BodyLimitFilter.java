package uk.ragtime.portal.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Refuses a form with a file that is too large to be read at all. Its fields would seem to be
 * missing, the token against forgery among them, and the refusal would be about that.
 */
final class BodyLimitFilter implements Filter {
  private static final String MULTIPART = "multipart/";
  private static final String REFUSED = BodyLimitFilter.class.getName();

  private final DataSize limit;

  BodyLimitFilter(DataSize limit) {
    this.limit = limit;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(REFUSED) != null) {
      chain.doFilter(new WithoutBody((HttpServletRequest) request), response);
      return;
    }
    String type = request.getContentType();
    boolean tooLarge =
        type != null
            && type.startsWith(MULTIPART)
            && request.getContentLengthLong() > limit.toBytes();
    if (tooLarge) {
      request.setAttribute(REFUSED, true);
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** As the page of the error sees the request: to read the form would fail once more. */
  private static final class WithoutBody extends HttpServletRequestWrapper {
    WithoutBody(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }
  }
}

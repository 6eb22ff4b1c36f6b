package uk.ragtime.portal.page;

import jakarta.servlet.DispatcherType;
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
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Refuses a request whose parameters cannot be read: a form that is too large, a broken multipart
 * body, bytes that are not UTF-8. Read later, they would seem to be missing, the token against
 * forgery among them, and each attempt to read them, the error page's as well, would fail and be
 * logged with its values.
 */
final class UnreadableRequestFilter implements Filter {
  private static final String MULTIPART = "multipart/";
  private static final int READABLE = 0;
  private static final String WITH_FILE = UnreadableRequestFilter.class.getName() + ".file";

  private final DataSize limit;

  UnreadableRequestFilter(DataSize limit) {
    this.limit = limit;
  }

  /** Whether the request that was refused is one of a form that takes files. */
  static boolean hadFile(ServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(WITH_FILE));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean ofError = request.getDispatcherType() == DispatcherType.ERROR;
    int refusal = refusalOf(request);
    if (refusal == READABLE) {
      chain.doFilter(request, response);
    } else if (ofError) {
      chain.doFilter(new WithoutParameters((HttpServletRequest) request), response);
    } else {
      request.setAttribute(WITH_FILE, isMultipart(request));
      ((HttpServletResponse) response).sendError(refusal);
    }
  }

  /** Status of the refusal; {@link #READABLE} if there is none. */
  private int refusalOf(ServletRequest request) {
    return isTooLarge(request)
        ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
        : refusalOfParameters(request);
  }

  private boolean isTooLarge(ServletRequest request) {
    return isMultipart(request) && request.getContentLengthLong() > limit.toBytes();
  }

  private static boolean isMultipart(ServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(MULTIPART);
  }

  /** Reads the parameters for all that follow. */
  private static int refusalOfParameters(ServletRequest request) {
    try {
      request.getParameterMap();
      return READABLE;
    } catch (InvalidParameterException e) {
      return e.getErrorCode();
    }
  }

  /** Request as the error page sees it: reading the form would fail once more. */
  private static final class WithoutParameters extends HttpServletRequestWrapper {
    WithoutParameters(HttpServletRequest request) {
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

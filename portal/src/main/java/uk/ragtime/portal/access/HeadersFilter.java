package uk.ragtime.portal.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Writes the headers of pages once a request. The filter of Spring leaves out error pages, because
 * the request before them has the headers already; for a refused address no request was dispatched
 * before.
 */
final class HeadersFilter implements Filter {
  private final HeaderWriterFilter headers;

  HeadersFilter(HeaderWriterFilter headers) {
    this.headers = headers;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.ERROR
        && RefusedAddressValve.isRefused(request)) {
      headers.doFilter(
          new NotOfError((HttpServletRequest) request),
          response,
          (_, answer) -> chain.doFilter(request, answer));
    } else {
      headers.doFilter(request, response, chain);
    }
  }

  private static final class NotOfError extends HttpServletRequestWrapper {
    NotOfError(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      return name.equals(RequestDispatcher.ERROR_REQUEST_URI) ? null : super.getAttribute(name);
    }
  }
}

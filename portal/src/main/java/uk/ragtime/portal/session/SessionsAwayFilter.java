package uk.ragtime.portal.session;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;

/**
 * Answers 503 while the database of sessions is away. The page of the error is made without a
 * session, since asking for it would fail again.
 */
final class SessionsAwayFilter implements Filter {
  /** A restart of PostgreSQL takes about as long. */
  private static final String RETRY_SECONDS = "5";

  private static final Logger log = LoggerFactory.getLogger(SessionsAwayFilter.class);

  private final String cookie;

  /**
   * @param cookie name of the session's cookie
   */
  SessionsAwayFilter(String cookie) {
    this.cookie = cookie;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (SessionsAway.isMarked(http)) {
      chain.doFilter(new WithoutSession(http, cookie), response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } catch (DataAccessException | TransactionException e) {
      answer(http, (HttpServletResponse) response, e);
    } catch (ServletException e) {
      // From within a page, where they come as the cause of Spring's own.
      answer(http, (HttpServletResponse) response, cause(e).orElseThrow(() -> e));
    }
  }

  private static Optional<NestedRuntimeException> cause(Throwable failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (it instanceof DataAccessException || it instanceof TransactionException) {
        return Optional.of((NestedRuntimeException) it);
      }
    }
    return Optional.empty();
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, NestedRuntimeException failure)
      throws IOException {
    log.warn("Sessions cannot be read or written: {}", reason(failure));
    SessionsAway.mark(request);
    if (!response.isCommitted()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private static @Nullable String reason(NestedRuntimeException failure) {
    return failure.getMostSpecificCause().getMessage();
  }
}

package uk.ragtime.portal.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import uk.ragtime.portal.session.WithoutSession;

/**
 * Makes a limited number of pages at once. When more are asked for than can be made, each would
 * take seconds; those that find no place in time are answered 503 instead, by a page that asks
 * nobody anything, and the others stay quick. Forms that were sent are not refused, for somebody
 * has typed them; neither are files, which are copied for minutes without work.
 */
final class OverloadFilter implements Filter {
  private static final String OVERLOADED = OverloadFilter.class.getName();

  /** As long as the page asks people to wait. */
  private static final String RETRY_SECONDS = "30";

  private static final Pattern UNLIMITED =
      Pattern.compile("/(assets|actuator|login|oauth2)/.*|/[^/]+/downloads/.*");

  private final Semaphore places;
  private final Duration longestWait;
  private final String cookie;

  /**
   * @param pages made at once
   * @param longestWait for one of their places
   * @param cookie name of the session's cookie
   */
  OverloadFilter(int pages, Duration longestWait, String cookie) {
    this.places = new Semaphore(pages, true);
    this.longestWait = longestWait;
    this.cookie = cookie;
  }

  static boolean isOverloaded(HttpServletRequest request) {
    return request.getAttribute(OVERLOADED) != null;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (isOverloaded(http)) {
      chain.doFilter(new WithoutSession(http, cookie), response);
    } else if (!isLimited(http)) {
      chain.doFilter(request, response);
    } else if (isAdmitted()) {
      try {
        chain.doFilter(request, response);
      } finally {
        places.release();
      }
    } else {
      request.setAttribute(OVERLOADED, true);
      HttpServletResponse answer = (HttpServletResponse) response;
      answer.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      answer.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private boolean isAdmitted() {
    try {
      return places.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isLimited(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return HttpMethod.GET.matches(request.getMethod()) && !UNLIMITED.matcher(path).matches();
  }
}

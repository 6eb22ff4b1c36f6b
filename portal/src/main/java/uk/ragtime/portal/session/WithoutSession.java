package uk.ragtime.portal.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A request as a browser without a session sends it, for pages that must not ask for one. */
public final class WithoutSession extends HttpServletRequestWrapper {
  private final String cookie;

  /**
   * @param cookie name of the session's cookie
   */
  public WithoutSession(HttpServletRequest request, String cookie) {
    super(request);
    this.cookie = cookie;
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    Cookie[] all = super.getCookies();
    return all == null
        ? null
        : Arrays.stream(all).filter(each -> !each.getName().equals(cookie)).toArray(Cookie[]::new);
  }
}

package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.UrlUtils;

/**
 * Remembers the address of the page that a visitor asked for before signing in, and nothing else of
 * the request. Assets are left out, because nobody wants to return to a stylesheet.
 */
final class CameFrom implements RequestCache {
  private static final String ATTRIBUTE = "came-from";

  /** Addresses of pages are shorter. */
  private static final int MAX_LENGTH = 4000;

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String address = UrlUtils.buildFullRequestUrl(request);
    if (isPage(request) && address.length() <= MAX_LENGTH) {
      request.getSession().setAttribute(ATTRIBUTE, address);
    }
  }

  private static boolean isPage(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return HttpMethod.GET.matches(request.getMethod())
        && !path.startsWith("/assets/")
        && !path.startsWith("/favicon.")
        && !path.endsWith("/profile/changes");
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof String address
        ? new SimpleSavedRequest(address)
        : null;
  }

  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }
}

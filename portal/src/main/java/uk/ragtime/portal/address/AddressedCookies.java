package uk.ragtime.portal.address;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;

/**
 * Writes the session's cookie for the public address: beneath its path only, and secure where it is
 * https. Tomcat knows but the connection, which behind a proxy is neither.
 */
final class AddressedCookies extends Rfc6265CookieProcessor {
  AddressedCookies() {
    setSameSiteCookies("Lax");
  }

  @Override
  public String generateHeader(Cookie cookie, HttpServletRequest request) {
    if (request.getAttribute(PublicAddressFilter.ATTRIBUTE) instanceof PublicAddress address) {
      Cookie addressed = (Cookie) cookie.clone();
      addressed.setPath(address.path().isEmpty() ? "/" : address.path());
      addressed.setSecure(address.isSecure());
      return super.generateHeader(addressed, request);
    }
    return super.generateHeader(cookie, request);
  }
}

package uk.ragtime.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Reads the token from the {@code Authorization} header and from nowhere else, letter by letter: a
 * regular expression over some hundred letters takes a sixth of what a small request costs.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, the header field</a>
 */
final class BearerHeader implements BearerTokenResolver {
  private static final String SCHEME = "Bearer";
  private static final int TOKEN = SCHEME.length() + 1;

  /**
   * @return null without the header, or if it is of another scheme
   * @throws OAuth2AuthenticationException if what follows the scheme is no token
   */
  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    if (header.length() <= TOKEN || header.charAt(TOKEN - 1) != ' ' || !isToken(header)) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidToken("Bearer token is malformed"));
    }
    return header.substring(TOKEN);
  }

  /** At least one letter, then only padding. */
  private static boolean isToken(String header) {
    int end = header.length();
    while (end > TOKEN && header.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = TOKEN; i < end; i++) {
      if (!isTokenLetter(header.charAt(i))) {
        return false;
      }
    }
    return end > TOKEN;
  }

  private static boolean isTokenLetter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/".indexOf(c) >= 0;
  }
}

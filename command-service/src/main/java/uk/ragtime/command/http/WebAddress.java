package uk.ragtime.command.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates absolute http and https addresses; refusals say which part is at fault. */
final class WebAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int MAX_PORT = 65_535;
  private static final int ASCII_END = 0x80;

  private WebAddress() {}

  /**
   * @throws IllegalArgumentException with a message that does not echo the address
   */
  static String require(String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException("must be an address of " + most + " characters at most");
    }
    if (text.codePoints().anyMatch(WebAddress::isBlank)) {
      throw new IllegalArgumentException(
          "must not contain blanks or invisible characters: write %20 for a blank");
    }
    URI address = parse(text);
    if (address.getScheme() == null || !SCHEMES.contains(address.getScheme())) {
      throw new IllegalArgumentException(
          "must be an address that begins with http:// or https://, in small letters");
    }
    if (address.getHost() == null) {
      throw new IllegalArgumentException(
          isInternational(address.getRawAuthority())
              ? "must name its host in ASCII: write an international host as xn--…"
              : "must name a host of letters, digits, dots and hyphens, such as"
                  + " https://example.org/page");
    }
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException("must not contain a user or a password before its host");
    }
    if (address.getPort() == 0 || address.getPort() > MAX_PORT) {
      throw new IllegalArgumentException("must name a port from 1 to " + MAX_PORT + ", or none");
    }
    return text;
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          e.getIndex() >= 0 && e.getIndex() < text.length()
              ? "must not contain the character at place %d as it is: encode it with %%"
                  .formatted(e.getIndex() + 1)
              : "must be an address such as https://example.org/page",
          e);
    }
  }

  private static boolean isInternational(@Nullable String authority) {
    return authority != null && authority.chars().anyMatch(c -> c >= ASCII_END);
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}

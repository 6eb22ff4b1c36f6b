package uk.ragtime.operator;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the addresses to which a token or a sign-in is sent. */
final class ServiceAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private ServiceAddress() {}

  /**
   * Whether it is https, or http on this machine: a bearer token in the clear is anybody's (RFC
   * 6750, section 5.3).
   */
  static boolean isSafe(String address) {
    try {
      URI uri = new URI(address);
      @Nullable String host = uri.getHost();
      return host != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.getRawQuery() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && LOOPBACK.matcher(host).matches()));
    } catch (java.net.URISyntaxException _) {
      return false;
    }
  }

  /**
   * The address in a setting, without a slash at its end.
   *
   * @throws OperatorException if it is not safe
   */
  static String require(String setting, String address) {
    if (!isSafe(address)) {
      throw OperatorException.badSetting(
          setting
              + " is not the address of a service. Set it to an address such as"
              + " https://query.example.org; http is accepted on this machine only.");
    }
    return withoutSlash(address);
  }

  static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}

package uk.ragtime.portal.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import uk.ragtime.server.settings.Setting;

/**
 * The address of the portal's first page as a browser sees it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address, IPv6 in brackets
 * @param port empty for the usual one
 * @param path empty, or a path without a slash at its end; links and the cookie begin with it
 */
record PublicAddress(String scheme, String host, Optional<Integer> port, String path) {

  /**
   * Reads {@code ragtime.public-url}.
   *
   * @throws IllegalArgumentException if it is no http or https address of a page
   */
  static PublicAddress of(String url) {
    try {
      URI address = new URI(url.strip());
      boolean known = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      Optional<String> path = ForwardedHeaders.prefix(String.valueOf(address.getRawPath()));
      if (known
          && path.isPresent()
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null) {
        return new PublicAddress(
            address.getScheme(),
            address.getHost(),
            Optional.of(address.getPort()).filter(port -> port > 0),
            path.get());
      }
    } catch (URISyntaxException _) {
      // Reported below.
    }
    Setting setting = new Setting("ragtime.public-url");
    throw setting.refused(
        "must be an http or https address, not '" + url + "'",
        "Set %s to the address that people enter, such as https://ratings.example/ragtime."
            .formatted(setting.variable()));
  }

  boolean isSecure() {
    return scheme.equals("https");
  }

  int portOrUsual() {
    return port.orElse(isSecure() ? 443 : 80);
  }
}

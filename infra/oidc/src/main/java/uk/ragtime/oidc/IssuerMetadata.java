package uk.ragtime.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The endpoints that an issuer publishes, by their names in its discovery document. */
public final class IssuerMetadata {
  private static final String KEYS = "jwks_uri";

  /** Those that somebody here uses; what else an issuer publishes is not looked at. */
  private static final List<String> NAMES =
      List.of(
          KEYS,
          "authorization_endpoint",
          "token_endpoint",
          "userinfo_endpoint",
          "end_session_endpoint");

  private final Map<String, URI> endpoints;

  private IssuerMetadata(Map<String, URI> endpoints) {
    this.endpoints = Map.copyOf(endpoints);
  }

  /**
   * Reads a discovery document.
   *
   * @throws ParseException if it is another issuer's, or has an endpoint that is no address or that
   *     leaves TLS
   */
  static IssuerMetadata of(String issuer, Map<String, Object> document) throws ParseException {
    if (!issuer.equals(document.get("issuer"))) {
      throw new ParseException(
          "the issuer is configured as " + issuer + " and calls itself " + document.get("issuer"),
          0);
    }
    boolean secure = issuer.startsWith("https:");
    Map<String, URI> endpoints = new TreeMap<>();
    for (String name : NAMES) {
      if (document.get(name) != null) {
        endpoints.put(name, address(name, document.get(name), secure));
      }
    }
    return new IssuerMetadata(endpoints);
  }

  /** Returns an endpoint such as {@code token_endpoint}, or empty if the issuer has none. */
  public Optional<URI> endpoint(String name) {
    return Optional.ofNullable(endpoints.get(name));
  }

  /**
   * Returns an endpoint that cannot be done without.
   *
   * @throws IssuerUnavailableException if the issuer publishes none
   */
  public URI required(String name) throws IssuerUnavailableException {
    return endpoint(name)
        .orElseThrow(() -> new IssuerUnavailableException("The issuer publishes no " + name));
  }

  /** Returns the address of the issuer's keys. */
  URI keys() throws IssuerUnavailableException {
    return required(KEYS);
  }

  private static URI address(String name, @Nullable Object value, boolean secure)
      throws ParseException {
    try {
      URI address = new URI(String.valueOf(value));
      boolean known =
          "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && !secure);
      if (known && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Reported below.
    }
    throw new ParseException(
        name + " is not an " + (secure ? "https" : "http") + " address: " + value, 0);
  }
}

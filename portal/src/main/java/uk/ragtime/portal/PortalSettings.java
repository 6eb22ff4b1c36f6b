package uk.ragtime.portal;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Addresses of the portal's services, and how long it waits for them.
 *
 * @param issuer OpenID Connect issuer, by its name; its endpoints are discovered when needed
 * @param queryUrl address of the query service
 * @param commandUrl address of the command service
 * @param connectTimeout timeout for a connection: a running service accepts one at once
 * @param readTimeout timeout for an answer: longer than the five seconds that the query service
 *     itself may wait for a position
 */
@ConfigurationProperties("ragtime.portal")
public record PortalSettings(
    URI issuer,
    URI queryUrl,
    URI commandUrl,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout) {

  public PortalSettings {
    requireHttp("issuer", issuer);
    requireHttp("query-url", queryUrl);
    requireHttp("command-url", commandUrl);
  }

  private static void requireHttp(String name, URI uri) {
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "ragtime.portal." + name + " must be an http or https address, not '" + uri + "'");
    }
  }
}

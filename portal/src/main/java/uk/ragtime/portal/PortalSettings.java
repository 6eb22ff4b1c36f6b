package uk.ragtime.portal;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

/**
 * Addresses of the portal's services, and how long it waits for them.
 *
 * @param issuer OpenID Connect issuer, by its name; its endpoints are discovered when needed
 * @param queryUrl address of the query service
 * @param commandUrl address of the command service
 * @param connectTimeout timeout for a connection: a running service accepts one at once
 * @param readTimeout timeout for an answer: longer than the five seconds that the query service
 *     itself may wait for a position
 * @param pagesAtOnce how many pages are made at once; further ones wait, and are refused then
 */
@ConfigurationProperties("ragtime.portal")
public record PortalSettings(
    URI issuer,
    URI queryUrl,
    URI commandUrl,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout,
    @DefaultValue("32") int pagesAtOnce) {

  public PortalSettings {
    requireHttp("issuer", issuer);
    requireHttp("query-url", queryUrl);
    requireHttp("command-url", commandUrl);
    new Setting("ragtime.portal.connect-timeout").requirePositive(connectTimeout, "2s");
    new Setting("ragtime.portal.read-timeout").requirePositive(readTimeout, "10s");
    if (pagesAtOnce < 1) {
      Setting setting = new Setting("ragtime.portal.pages-at-once");
      throw setting.refused(
          "must be at least 1, not " + pagesAtOnce,
          "Set %s to a number such as 32.".formatted(setting.variable()));
    }
  }

  private static void requireHttp(String name, @Nullable URI uri) {
    if (uri == null || uri.getHost() == null || !isHttp(uri)) {
      Setting setting = new Setting("ragtime.portal." + name);
      throw setting.refused(
          "must be an http or https address, not '" + uri + "'",
          "Set %s to an address such as https://query.example.org.".formatted(setting.variable()));
    }
  }

  private static boolean isHttp(URI uri) {
    return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
  }

  /**
   * @throws uk.ragtime.server.settings.InvalidSettingException if others could change on the way
   *     what the issuer answers
   */
  public void requireFitForProduction() {
    if (!"https".equals(issuer.getScheme())) {
      Setting setting = new Setting("ragtime.portal.issuer");
      throw setting.refused(
          "must be https in production: " + issuer,
          "Set %s to the https address of your issuer.".formatted(setting.variable()));
    }
  }
}

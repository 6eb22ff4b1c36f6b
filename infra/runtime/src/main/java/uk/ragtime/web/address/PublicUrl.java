package uk.ragtime.web.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.server.settings.Setting;

/**
 * Address under which clients reach the service, as its operator configured it. Addresses in
 * answers are made from it and never from what a request says, which anybody can write.
 *
 * @param value http or https, perhaps with the path at which a proxy serves the service; without a
 *     slash at its end
 */
public record PublicUrl(URI value) {
  static final String PROPERTY = "ragtime.public-url";

  private static final Setting SETTING = new Setting(PROPERTY);

  public PublicUrl {
    boolean web = "https".equals(value.getScheme()) || "http".equals(value.getScheme());
    boolean more =
        value.getRawQuery() != null
            || value.getRawFragment() != null
            || value.getRawUserInfo() != null;
    if (!web || value.getHost() == null || more || value.toString().endsWith("/")) {
      throw refused(value.toString());
    }
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  public static PublicUrl parse(String text) {
    try {
      return new PublicUrl(
          new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
    } catch (URISyntaxException _) {
      throw refused(text);
    }
  }

  private static InvalidSettingException refused(String text) {
    return SETTING.refused(
        "is no address under which clients could reach the service: '" + text + "'",
        "Set %s to an address such as https://query.example.org.".formatted(SETTING.variable()));
  }

  /** The address of a path of the service, which begins with a slash. */
  public String of(String path) {
    return value + path;
  }

  /** The path before all paths of the service; empty if there is none. */
  public String prefix() {
    return Objects.requireNonNullElse(value.getRawPath(), "");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

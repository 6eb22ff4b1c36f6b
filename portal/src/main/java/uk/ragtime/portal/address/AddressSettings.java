package uk.ragtime.portal.address;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import uk.ragtime.server.settings.Setting;

/**
 * Public address of the portal.
 *
 * @param publicUrl address of its first page, such as {@code https://ratings.example/ragtime};
 *     without it, the headers of trusted proxies tell, and without these the request itself
 * @param trustedProxies addresses, or networks such as {@code 10.0.0.0/8}, whose headers count:
 *     this machine and private networks, unless set
 */
@ConfigurationProperties("ragtime")
record AddressSettings(
    @Nullable String publicUrl,
    @DefaultValue({
          "127.0.0.0/8",
          "::1",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "169.254.0.0/16",
          "100.64.0.0/10",
          "fc00::/7",
          "fe80::/10"
        })
        List<String> trustedProxies) {

  AddressSettings {
    trustedProxies = trustedProxies.stream().filter(proxy -> !proxy.isBlank()).toList();
  }

  Optional<PublicAddress> publicAddress() {
    return Optional.ofNullable(publicUrl).filter(url -> !url.isBlank()).map(PublicAddress::of);
  }

  /**
   * @throws uk.ragtime.server.settings.InvalidSettingException if the session's cookie would cross
   *     networks unencrypted
   */
  void requireFitForProduction() {
    if (publicAddress().filter(address -> !address.isSecure()).isPresent()) {
      Setting setting = new Setting("ragtime.public-url");
      throw setting.refused(
          "must be https in production: " + publicUrl,
          "Set %s to the https address that people enter.".formatted(setting.variable()));
    }
  }

  List<IpAddressMatcher> proxies() {
    return trustedProxies.stream().map(AddressSettings::matcher).toList();
  }

  private static IpAddressMatcher matcher(String proxy) {
    try {
      return new IpAddressMatcher(proxy);
    } catch (IllegalArgumentException _) {
      Setting setting = new Setting("ragtime.trusted-proxies");
      throw setting.refused(
          "names '" + proxy + "', which is neither an address nor a network",
          "Set %s to entries such as 192.0.2.7 or 198.51.100.0/24, separated by commas."
              .formatted(setting.variable()));
    }
  }
}

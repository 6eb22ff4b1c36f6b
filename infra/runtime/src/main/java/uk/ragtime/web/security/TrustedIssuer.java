package uk.ragtime.web.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.oidc.Discovery;
import uk.ragtime.oidc.IssuerHttp;
import uk.ragtime.oidc.IssuerKeys;
import uk.ragtime.server.settings.Setting;

/**
 * An issuer whose tokens are taken.
 *
 * @param issuer the token's {@code iss}, letter by letter; an https URL, or http on this machine
 * @param jwks where its keys are read; where its discovery document says, unless set
 * @param audience must be among the token's {@code aud}
 */
record TrustedIssuer(
    String issuer, @Nullable String jwks, @DefaultValue("ragtime") String audience) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  TrustedIssuer {
    requireUrl("issuer", issuer);
    jwks = jwks == null || jwks.isBlank() ? null : jwks;
    if (jwks != null) {
      requireUrl("jwks", jwks);
    }
    if (audience.isBlank()) {
      Setting setting = new Setting("ragtime.security.audience");
      throw setting.refused(
          "is empty",
          "Set %s to the audience in the issuer's tokens, or remove it for 'ragtime'."
              .formatted(setting.variable()));
    }
  }

  /** Its key set. */
  IssuerKeys keys(IssuerHttp http, InstantSource clock) {
    return jwks == null
        ? IssuerKeys.discovered(new Discovery(issuer, http, clock), http, clock)
        : IssuerKeys.at(URI.create(jwks), http, clock);
  }

  /** Whether anybody on the way could put keys of their own in. */
  boolean isUnencrypted() {
    return issuer.startsWith("http:") || (jwks != null && jwks.startsWith("http:"));
  }

  private static void requireUrl(String name, @Nullable String value) {
    Setting setting = new Setting("ragtime.security." + name);
    String action =
        "Set %s to an address such as https://login.example/%s."
            .formatted(setting.variable(), "jwks".equals(name) ? "keys" : "realms/ratings");
    URI url = url(value);
    if (url == null) {
      throw setting.refused("must be an http or https URL: '" + value + "'", action);
    }
    if ("http".equals(url.getScheme()) && !isLoopback(url)) {
      throw setting.refused("must be https where it is not on this machine: " + value, action);
    }
  }

  private static @Nullable URI url(@Nullable String value) {
    try {
      URI url = new URI(String.valueOf(value));
      boolean known = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return known && url.getHost() != null ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean isLoopback(URI url) {
    return LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}

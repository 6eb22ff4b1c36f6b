package uk.ragtime.web.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.web.Caller;
import uk.ragtime.web.Operators;

/**
 * {@code ragtime.security}: whose tokens are taken.
 *
 * @param issuer the token's {@code iss}, letter by letter; an http or https URL
 * @param jwks where the issuer's keys are read; {@code issuer + /oauth2/jwks} unless said
 * @param audience must be among the token's {@code aud}
 * @param operators those who run the platform, each {@code issuer|subject}
 */
@ConfigurationProperties("ragtime.security")
public record SecuritySettings(
    String issuer,
    @Nullable String jwks,
    @DefaultValue("ragtime") String audience,
    @DefaultValue List<String> operators) {

  public SecuritySettings {
    requireUrl("ragtime.security.issuer", issuer);
    jwks = jwks == null || jwks.isBlank() ? withoutTrailingSlash(issuer) + "/oauth2/jwks" : jwks;
    requireUrl("ragtime.security.jwks", jwks);
    if (audience.isBlank()) {
      throw new IllegalArgumentException("ragtime.security.audience must not be empty");
    }
    operators = operators.stream().filter(operator -> !operator.isBlank()).toList();
    callers(operators);
  }

  /** Where the issuer's keys are read. */
  URI keys() {
    return URI.create(String.valueOf(jwks));
  }

  Operators asOperators() {
    return new Operators(callers(operators));
  }

  private static Set<Caller> callers(List<String> operators) {
    return operators.stream()
        .map(operator -> {
          int bar = operator.indexOf('|');
          if (bar < 1 || bar == operator.length() - 1) {
            throw new IllegalArgumentException(
                "ragtime.security.operators must be issuer|subject, each: " + operator);
          }
          return new Caller(operator.substring(0, bar), operator.substring(bar + 1));
        })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void requireUrl(String property, @Nullable String value) {
    if (value == null || !isHttpUrl(value)) {
      throw new IllegalArgumentException(property + " must be an http or https URL: " + value);
    }
  }

  private static boolean isHttpUrl(String value) {
    try {
      var url = new URI(value);
      return url.getHost() != null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String withoutTrailingSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}

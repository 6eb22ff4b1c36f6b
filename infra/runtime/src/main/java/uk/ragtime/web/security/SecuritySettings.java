package uk.ragtime.web.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.web.Caller;
import uk.ragtime.web.OperatorRegistry;

/**
 * {@code ragtime.security}: whose tokens are taken. One issuer is named by {@code issuer}, {@code
 * jwks} and {@code audience}; several by {@code issuers[0].issuer} and so on.
 *
 * @param issuer see {@link TrustedIssuer}
 * @param issuers where there are several; never beside {@code issuer}, so that none is trusted that
 *     somebody believes replaced
 * @param operators those who run the platform, each {@code issuer|subject}
 */
@ConfigurationProperties("ragtime.security")
record SecuritySettings(
    @Nullable String issuer,
    @Nullable String jwks,
    @DefaultValue("ragtime") String audience,
    @DefaultValue List<TrustedIssuer> issuers,
    @DefaultValue List<String> operators) {

  SecuritySettings {
    if (issuers.isEmpty()) {
      if (issuer == null || issuer.isBlank()) {
        throw new IllegalArgumentException(
            "ragtime.security.issuer (RAGTIME_SECURITY_ISSUER) is not set: give the address of the"
                + " issuer whose tokens are accepted");
      }
      issuers = List.of(new TrustedIssuer(issuer, jwks, audience));
    } else if (issuer != null || jwks != null) {
      throw new IllegalArgumentException(
          "ragtime.security.issuer and ragtime.security.issuers exclude each other");
    }
    issuers = List.copyOf(issuers);
    if (issuers.stream().map(TrustedIssuer::issuer).distinct().count() < issuers.size()) {
      throw new IllegalArgumentException("ragtime.security.issuers names an issuer twice");
    }
    operators = operators.stream().filter(operator -> !operator.isBlank()).toList();
    callers(operators);
  }

  /**
   * @throws IllegalArgumentException if an issuer is one to try things with: whoever can sign in at
   *     this machine would be let in as anybody
   */
  void requireFitForProduction() {
    for (TrustedIssuer trusted : issuers) {
      if (trusted.isUnencrypted()) {
        throw new IllegalArgumentException(
            "ragtime.security.issuer must be https in production: " + trusted.issuer());
      }
    }
  }

  OperatorRegistry asOperators() {
    return new OperatorRegistry(callers(operators));
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
}

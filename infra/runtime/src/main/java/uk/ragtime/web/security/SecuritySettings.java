package uk.ragtime.web.security;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.server.settings.Setting;
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
    @Nullable String audience,
    @DefaultValue List<TrustedIssuer> issuers,
    @DefaultValue List<String> operators) {
  private static final String DEFAULT_AUDIENCE = "ragtime";

  private static final Setting ISSUER = new Setting("ragtime.security.issuer");
  private static final Setting ISSUERS = new Setting("ragtime.security.issuers[0].issuer");
  private static final Setting OPERATORS = new Setting("ragtime.security.operators");

  SecuritySettings {
    if (issuers.isEmpty()) {
      if (issuer == null || issuer.isBlank()) {
        throw ISSUER.refused(
            "is not set",
            "Set %s to the address of the issuer whose tokens are accepted."
                .formatted(ISSUER.variable()));
      }
      issuers =
          List.of(
              new TrustedIssuer(
                  issuer, jwks, Objects.requireNonNullElse(audience, DEFAULT_AUDIENCE)));
    } else {
      requireNoneBeside("issuer", issuer);
      requireNoneBeside("jwks", jwks);
      requireNoneBeside("audience", audience);
    }
    issuers = List.copyOf(issuers);
    if (issuers.stream().map(TrustedIssuer::issuer).distinct().count() < issuers.size()) {
      throw ISSUERS.refused(
          "is among issuers of which one is named twice",
          "Set each issuer once: %s, and so on.".formatted(ISSUERS.variable()));
    }
    operators = operators.stream().filter(operator -> !operator.isBlank()).toList();
    requireTrusted(callers(operators), issuers);
  }

  private static void requireNoneBeside(String name, @Nullable String value) {
    if (value != null) {
      Setting one = new Setting("ragtime.security." + name);
      Setting ofEach = new Setting("ragtime.security.issuers[0]." + name);
      throw one.refused(
          "and ragtime.security.issuers exclude each other",
          "Set %s in place of %s.".formatted(ofEach.variable(), one.variable()));
    }
  }

  /** An operator of an issuer whose tokens are refused could do nothing, and nobody would know. */
  private static void requireTrusted(Set<Caller> operators, List<TrustedIssuer> issuers) {
    List<String> accepted = issuers.stream().map(TrustedIssuer::issuer).toList();
    operators.stream()
        .filter(operator -> !accepted.contains(operator.issuer()))
        .findFirst()
        .ifPresent(operator -> {
          throw OPERATORS.refused(
              "names an operator of %s, whose tokens are not accepted (accepted: %s)"
                  .formatted(operator.issuer(), String.join(", ", accepted)),
              "Set %s to entries issuer|subject whose issuer equals one of %s letter by letter."
                  .formatted(OPERATORS.variable(), ISSUER));
        });
  }

  /**
   * @throws InvalidSettingException if an issuer is one to try things with: whoever can sign in at
   *     this machine would be let in as anybody
   */
  void requireFitForProduction() {
    for (TrustedIssuer trusted : issuers) {
      if (trusted.isUnencrypted()) {
        throw ISSUER.refused(
            "and its keys must be https in production: " + trusted.issuer(),
            "Set %s to the https address of your issuer.".formatted(ISSUER.variable()));
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
            throw OPERATORS.refused(
                "must be issuer|subject, each: '" + operator + "'",
                "Set %s to issuer|subject,… with the subject that the issuer's tokens have."
                    .formatted(OPERATORS.variable()));
          }
          return new Caller(operator.substring(0, bar), operator.substring(bar + 1));
        })
        .collect(Collectors.toUnmodifiableSet());
  }
}

package uk.ragtime.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import uk.ragtime.oidc.IssuerHttp;

/** Builds the decoders, which define the tokens that are accepted. */
final class JwtDecoders {
  /** One asymmetric algorithm: the issuer's public key must never be usable as a shared secret. */
  static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.RS256;

  /** Tolerated difference between the issuer's clock and ours. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** OpenID Connect allows a subject this many characters, and no more. */
  static final int MAX_SUBJECT = 255;

  private JwtDecoders() {}

  /** Tokens of any trusted issuer, each checked by its own keys and audience. */
  static JwtDecoder decoder(List<TrustedIssuer> issuers, IssuerHttp http, InstantSource clock) {
    var verifying =
        new IssuerDecoders(
            issuers.stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        TrustedIssuer::issuer,
                        trusted -> decoder(trusted, trusted.keys(http, clock), clock))));
    return new VerifiedTokens(verifying, lifetime(clock), clock);
  }

  private static JwtDecoder decoder(
      TrustedIssuer trusted, JWKSource<SecurityContext> keys, InstantSource clock) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(ALGORITHM)
            // types() below does it, with rules of its own
            .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((_, _) -> {}))
            .build();
    decoder.setJwtValidator(validator(trusted, clock));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(TrustedIssuer trusted, InstantSource clock) {
    return new DelegatingOAuth2TokenValidator<>(
        types(),
        lifetime(clock),
        new JwtIssuerValidator(trusted.issuer()),
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD,
            audience -> audience != null && audience.contains(trusted.audience())),
        new JwtClaimValidator<String>(JwtClaimNames.SUB, JwtDecoders::isSubject));
  }

  /**
   * {@code at+jwt} is what RFC 9068 asks of access tokens; {@code JWT} or none is what common
   * issuers, the Spring Authorization Server among them, write. Anything else, like a logout token,
   * is meant for another recipient. An ID token has no type of its own: it fails on its audience,
   * which is the client's id.
   */
  private static OAuth2TokenValidator<Jwt> types() {
    var types = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
    types.setAllowEmpty(true);
    return types;
  }

  /** A token without an end is refused: it could never be taken back. */
  static OAuth2TokenValidator<Jwt> lifetime(InstantSource clock) {
    var lifetime = new JwtTimestampValidator(CLOCK_SKEW);
    lifetime.setClock(clock.withZone(ZoneOffset.UTC));
    lifetime.setAllowEmptyExpiryClaim(false);
    return lifetime;
  }

  private static boolean isSubject(String subject) {
    return subject != null
        && !subject.isBlank()
        && subject.length() <= MAX_SUBJECT
        && subject.chars().noneMatch(Character::isISOControl);
  }
}

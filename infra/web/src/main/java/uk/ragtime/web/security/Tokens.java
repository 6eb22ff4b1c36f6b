package uk.ragtime.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
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

/** Which tokens are taken. */
final class Tokens {
  /** One asymmetric algorithm: the issuer's public key must never be usable as a shared secret. */
  static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.RS256;

  /** How far the issuer's clock may be from ours. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** OpenID Connect allows a subject this many characters, and no more. */
  static final int MAX_SUBJECT = 255;

  private Tokens() {}

  static JwtDecoder decoder(SecuritySettings settings, JWKSource<SecurityContext> keys) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(ALGORITHM)
            // types() below does it, with rules of its own
            .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((_, _) -> {}))
            .build();
    decoder.setJwtValidator(validator(settings));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(SecuritySettings settings) {
    return new DelegatingOAuth2TokenValidator<>(
        types(),
        lifetime(),
        new JwtIssuerValidator(settings.issuer()),
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD,
            audience -> audience != null && audience.contains(settings.audience())),
        new JwtClaimValidator<String>(JwtClaimNames.SUB, Tokens::isSubject));
  }

  /**
   * {@code at+jwt} is what RFC 9068 asks of access tokens; {@code JWT} or none is what common
   * issuers, the Spring Authorization Server among them, write. Anything else, like a logout token,
   * is meant for somebody else. An ID token has no type of its own: it fails on its audience, which
   * is the client's id.
   */
  private static OAuth2TokenValidator<Jwt> types() {
    var types = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
    types.setAllowEmpty(true);
    return types;
  }

  /** A token without an end is refused: it could never be taken back. */
  private static OAuth2TokenValidator<Jwt> lifetime() {
    var lifetime = new JwtTimestampValidator(CLOCK_SKEW);
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

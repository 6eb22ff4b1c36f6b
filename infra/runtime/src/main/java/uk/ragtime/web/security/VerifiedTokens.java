package uk.ragtime.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for half a minute which tokens were verified, letter by letter: their signature is not
 * computed again with each request. The lifetime is validated each time, and a refusal is never
 * remembered. An issuer's keys are remembered for longer, so that this delays the end of a
 * withdrawn key by half a minute at most.
 */
final class VerifiedTokens implements JwtDecoder {
  static final Duration REMEMBERED = Duration.ofSeconds(30);

  /** Some four thousand usual tokens; a header may have at most 8,192 characters. */
  static final long MAX_CHARACTERS = 4_000_000;

  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> lifetime;
  private final Cache<String, Jwt> verified;

  /**
   * @param decoder verifies a token that is not remembered
   * @param lifetime validates each token each time
   */
  VerifiedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> lifetime, InstantSource clock) {
    this.decoder = decoder;
    this.lifetime = lifetime;
    this.verified =
        Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String token, Jwt _) -> token.length())
            .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = verified.getIfPresent(token);
    if (known == null) {
      Jwt decoded = decoder.decode(token);
      verified.put(token, decoded);
      return decoded;
    }
    OAuth2TokenValidatorResult result = lifetime.validate(known);
    if (result.hasErrors()) {
      verified.invalidate(token);
      throw new JwtValidationException("The token is no longer valid", result.getErrors());
    }
    return known;
  }
}

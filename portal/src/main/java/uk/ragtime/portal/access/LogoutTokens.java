package uk.ragtime.portal.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import uk.ragtime.oidc.IssuerKeys;

/**
 * Reads logout tokens (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6). Spring Security's own
 * validation is of no use here: it fetches keys past {@link IssuerKeys}, accepts tokens of any age,
 * and cannot be given another decoder.
 */
final class LogoutTokens {
  /** Longer is no logout token: it holds identifiers only. */
  private static final int MAX_LENGTH = 8_000;

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  /** Issuers send a token at once; an older one is a repetition. */
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  /** By how much clocks may differ. */
  static final Duration SKEW = Duration.ofSeconds(30);

  private final String issuer;
  private final NimbusJwtDecoder decoder;

  LogoutTokens(String issuer, String client, IssuerKeys keys, Clock clock) {
    this.issuer = issuer;
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwtProcessorCustomizer(processor ->
                processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(
                        new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null)))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(times, new Claims(issuer, client, clock)));
  }

  /** An accepted token: who has signed out, and when. */
  record LogoutToken(
      String issuer, Optional<String> subject, Optional<String> signIn, Instant issued) {}

  /**
   * Reads a token.
   *
   * @throws BadJwtException if it is none of the issuer's for this client, or too old
   * @throws JwtException if the issuer's keys cannot be read
   */
  LogoutToken read(String token) {
    if (token.length() > MAX_LENGTH) {
      throw new BadJwtException("The token is too long");
    }
    Jwt jwt = decoder.decode(token);
    return new LogoutToken(
        issuer,
        Optional.ofNullable(jwt.getSubject()),
        Optional.ofNullable(jwt.getClaimAsString("sid")),
        Objects.requireNonNull(jwt.getIssuedAt()));
  }

  private record Claims(String issuer, String client, Clock clock)
      implements OAuth2TokenValidator<Jwt> {

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
      List<String> faults =
          Map.of(
                  "iss", issuer.equals(token.getClaimAsString("iss")),
                  "aud", hasAudience(token),
                  "iat", isRecent(token.getIssuedAt()),
                  "jti", isText(token.getClaims().get("jti")),
                  "events", isLogout(token.getClaims().get("events")),
                  "nonce", !token.hasClaim("nonce"),
                  "sub or sid", namesSomebody(token))
              .entrySet()
              .stream()
              .filter(claim -> !claim.getValue())
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      return faults.isEmpty()
          ? OAuth2TokenValidatorResult.success()
          : OAuth2TokenValidatorResult.failure(
              new OAuth2Error("invalid_request", "Not as a logout token has it: " + faults, null));
    }

    private boolean hasAudience(Jwt token) {
      List<String> audience = token.getAudience();
      return audience != null && audience.contains(client);
    }

    private boolean isRecent(@Nullable Instant issued) {
      Instant now = clock.instant();
      return issued != null
          && !issued.isAfter(now.plus(SKEW))
          && !issued.isBefore(now.minus(MAX_AGE));
    }

    private static boolean isLogout(@Nullable Object events) {
      return events instanceof Map<?, ?> known && known.get(EVENT) instanceof Map<?, ?>;
    }

    private static boolean namesSomebody(Jwt token) {
      Set<String> names = Set.of("sub", "sid");
      return names.stream().anyMatch(token::hasClaim)
          && names.stream()
              .filter(token::hasClaim)
              .allMatch(name -> isText(token.getClaims().get(name)));
    }

    private static boolean isText(@Nullable Object value) {
      return value instanceof String text && !text.isBlank();
    }
  }
}

package uk.ragtime.web.security;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Decodes a token with the keys and rules of the issuer that it names. An issuer that is not
 * trusted is never contacted: its name is looked up before any key.
 */
final class IssuerDecoders implements JwtDecoder {
  private final Map<String, JwtDecoder> decoders;

  /**
   * @param decoders by the issuer, letter by letter; each checks the name itself once more
   */
  IssuerDecoders(Map<String, JwtDecoder> decoders) {
    this.decoders = Map.copyOf(decoders);
  }

  @Override
  public Jwt decode(String token) {
    TokenClaims.requireTypes(token);
    JwtDecoder decoder = decoders.get(issuerOf(token));
    if (decoder == null) {
      throw new BadJwtException("The token's issuer is not trusted");
    }
    return decoder.decode(token);
  }

  /** The issuer that the token claims, not verified yet. */
  private static String issuerOf(String token) {
    try {
      @Nullable String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
      return issuer == null ? "" : issuer;
    } catch (ParseException | RuntimeException e) {
      throw new BadJwtException("The token cannot be read", e);
    }
  }
}

package uk.ragtime.web.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.springframework.security.oauth2.jwt.BadJwtException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the types of a token's claims as they were signed. The libraries behind convert some of
 * another type, a number to a subject for one, and fail on others.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519, registered claims</a>
 */
final class TokenClaims {
  private static final int PAYLOAD = 1;
  private static final Set<String> TEXTS = Set.of("iss", "sub", "jti", "azp", "client_id");
  private static final Set<String> TEXTS_OR_LISTS = Set.of("aud", "scope", "scp");
  private static final Set<String> TIMES = Set.of("exp", "nbf", "iat", "auth_time");

  /** The last second of the year 9999; some libraries cannot convert later ones. */
  private static final double LAST_SECOND = 253_402_300_799.0;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TokenClaims() {}

  /**
   * @throws BadJwtException if the token is none, or has a claim of another type
   */
  static void requireTypes(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new BadJwtException("The token is not signed in three parts");
    }
    JsonNode claims = parse(parts[PAYLOAD]);
    if (!claims.isObject()) {
      throw new BadJwtException("The token's claims are no object");
    }
    claims
        .properties()
        .forEach(claim -> {
          if (!isOfItsType(claim.getKey(), claim.getValue())) {
            throw new BadJwtException("The token has a claim of another type: " + claim.getKey());
          }
        });
  }

  private static JsonNode parse(String payload) {
    try {
      ByteBuffer octets = ByteBuffer.wrap(Base64.getUrlDecoder().decode(payload));
      return JSON.readTree(StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
    } catch (IllegalArgumentException | CharacterCodingException | JacksonException e) {
      throw new BadJwtException("The token's claims cannot be read", e);
    }
  }

  /** A claim that is null counts as absent. */
  private static boolean isOfItsType(String name, JsonNode value) {
    if (value.isNull()) {
      return true;
    }
    if (TEXTS.contains(name)) {
      return isText(value);
    }
    if (TEXTS_OR_LISTS.contains(name)) {
      return isText(value)
          || (value.isArray() && value.valueStream().allMatch(TokenClaims::isText));
    }
    if (TIMES.contains(name)) {
      return value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= LAST_SECOND;
    }
    return true;
  }

  /** Text with half of a surrogate pair is no text: no database holds it, and no log shows it. */
  private static boolean isText(JsonNode value) {
    return value.isString()
        && value
            .stringValue()
            .codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}

package uk.ragtime.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A token before it is signed. Each method gives the same token with one thing changed. */
public record TestToken(
    Map<String, Object> header, Map<String, Object> claims, TestToken.Signing signing) {

  /** The origin of a token's signature. */
  public enum Signing {
    /** By the issuer, RS256. */
    ISSUER,
    /** By another RSA key, under the issuer's key id. */
    STRANGER,
    /** No signature: {@code alg} is {@code none}. */
    NONE,
    /** HS256 with the issuer's public key for a secret: the confusion of algorithms. */
    PUBLIC_KEY_AS_SECRET
  }

  /** Writes half a surrogate pair as well, which has no form in UTF-8. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final long SECONDS_VALID = 300;

  static TestToken valid(String issuer, String audience, String subject) {
    Instant now = Instant.now();
    return new TestToken(Map.of("typ", "JWT"), Map.of(), Signing.ISSUER)
        .claim("iss", issuer)
        .claim("sub", subject)
        .claim("aud", List.of(audience))
        .claim("iat", now.getEpochSecond())
        .claim("nbf", now.getEpochSecond())
        .claim("exp", now.plusSeconds(SECONDS_VALID).getEpochSecond())
        .claim("jti", UUID.randomUUID().toString());
  }

  /** Sets a claim; null takes it away. */
  public TestToken claim(String name, @Nullable Object value) {
    return new TestToken(header, with(claims, name, value), signing);
  }

  /** Sets a header field; null takes it away. */
  public TestToken header(String name, @Nullable Object value) {
    return new TestToken(with(header, name, value), claims, signing);
  }

  public TestToken signing(Signing by) {
    return new TestToken(header, claims, by);
  }

  public TestToken expired() {
    return claim("exp", Instant.now().minusSeconds(SECONDS_VALID).getEpochSecond());
  }

  public TestToken notYetValid() {
    return claim("nbf", Instant.now().plusSeconds(SECONDS_VALID).getEpochSecond());
  }

  public TestToken audience(String audience) {
    return claim("aud", List.of(audience));
  }

  public TestToken issuer(String issuer) {
    return claim("iss", issuer);
  }

  public TestToken unsigned() {
    return signing(Signing.NONE);
  }

  public TestToken signedByStranger() {
    return signing(Signing.STRANGER);
  }

  public TestToken signedWithPublicKeyAsSecret() {
    return signing(Signing.PUBLIC_KEY_AS_SECRET);
  }

  String signedWith(SigningKey key) {
    return switch (signing) {
      case ISSUER -> compact(key, "RS256", key::sign);
      case STRANGER -> compact(key, "RS256", TestIssuer.strangersKey(key)::sign);
      case NONE -> compact(key, "none", _ -> new byte[0]);
      case PUBLIC_KEY_AS_SECRET ->
          compact(key, "HS256", content -> hmac(key.open().getEncoded(), content));
    };
  }

  private interface Signer {
    byte[] sign(byte[] content);
  }

  private String compact(SigningKey key, String algorithm, Signer signer) {
    var full = new LinkedHashMap<String, Object>();
    full.put("alg", algorithm);
    full.put("kid", key.id());
    full.putAll(header);
    String content =
        encoded(JSON.writeValueAsBytes(full)) + "." + encoded(JSON.writeValueAsBytes(claims));
    return content + "." + encoded(signer.sign(content.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] hmac(byte[] secret, byte[] content) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static Map<String, Object> with(
      Map<String, Object> map, String name, @Nullable Object value) {
    var changed = new LinkedHashMap<>(map);
    changed.remove(name);
    if (value != null) {
      changed.put(name, Objects.requireNonNull(value));
    }
    return changed;
  }
}

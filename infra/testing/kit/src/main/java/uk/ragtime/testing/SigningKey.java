package uk.ragtime.testing;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** The issuer's RSA key. */
record SigningKey(int number, RSAPublicKey open, TestKey key) {
  static SigningKey of(int number, TestKey key) {
    return new SigningKey(number, key.open(), key);
  }

  String id() {
    return "key-" + number;
  }

  /** As RFC 7517 publishes it. */
  Map<String, String> published() {
    return Map.of(
        "kty",
        "RSA",
        "use",
        "sig",
        "alg",
        "RS256",
        "kid",
        id(),
        "n",
        unsigned(open.getModulus()),
        "e",
        unsigned(open.getPublicExponent()));
  }

  byte[] sign(byte[] content) {
    return key.sign(content);
  }

  private static String unsigned(BigInteger number) {
    byte[] octets = number.toByteArray();
    int start = octets[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(octets, start, octets.length));
  }

  @Override
  public String toString() {
    return id();
  }
}

package uk.ragtime.kernel.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256, and the base64url text of its keys and results. */
final class Hmac {
  /** The bytes of a result. */
  static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int CHARACTERS = 43;
  private static final byte SEPARATOR = 0;

  private Hmac() {}

  /** The HMAC of parts, a zero byte between any two. */
  static byte[] of(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(parts[0]);
      for (byte[] part : Arrays.asList(parts).subList(1, parts.length)) {
        mac.update(SEPARATOR);
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  /** 32 bytes as base64url without padding. */
  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reverses {@link #text}. */
  static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  /**
   * Refuses all but the one text that 32 bytes have: the last character has two bits to spare, and
   * they are zero.
   *
   * @throws IllegalArgumentException without echoing the value
   */
  static void require(String value, String description) {
    if (value.length() != CHARACTERS || !isCanonical(value)) {
      throw new IllegalArgumentException(
          description + " is 32 bytes as base64url without padding, " + CHARACTERS + " characters");
    }
  }

  private static boolean isCanonical(String value) {
    try {
      return text(bytes(value)).equals(value);
    } catch (IllegalArgumentException e) {
      return false; // not base64url; the caller reports it without the value
    }
  }
}

package uk.ragtime.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as text. */
public final class Sha256 {
  private static final int HEX_DIGITS = 64;

  private Sha256() {}

  /** The SHA-256 of a text's UTF-8, as 64 lower-case hexadecimal digits. */
  public static String hex(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * @throws IllegalArgumentException if the value is not 64 lower-case hexadecimal digits
   */
  static void require(String value) {
    boolean valid = value.length() == HEX_DIGITS;
    for (int i = 0; valid && i < HEX_DIGITS; i++) {
      valid = isHexDigit(value.charAt(i));
    }
    if (!valid) {
      throw new IllegalArgumentException("must be 64 lower-case hexadecimal digits");
    }
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}

package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who a token speaks for, without saying who that is: the SHA-256 of issuer and subject. Equal
 * tokens' owners have equal identities, which is all that membership needs to know.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record Identity(@JsonValue String value) {
  private static final int HEX_DIGITS = 64;

  /**
   * @throws IllegalArgumentException if the value is not 64 hexadecimal digits
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Identity {
    boolean valid = value.length() == HEX_DIGITS;
    for (int i = 0; valid && i < HEX_DIGITS; i++) {
      valid = isHexDigit(value.charAt(i));
    }
    if (!valid) {
      throw new IllegalArgumentException("an identity is 64 lower-case hexadecimal digits");
    }
  }

  /** The identity of a token's issuer and subject. */
  public static Identity of(String issuer, String subject) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8));
      return new Identity(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  @Override
  public String toString() {
    return value;
  }
}

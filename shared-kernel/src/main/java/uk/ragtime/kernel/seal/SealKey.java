package uk.ragtime.kernel.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import uk.ragtime.kernel.Erasable;

/**
 * The key of one seal: 32 bytes from a secure source, used once. Once it is destroyed the seal says
 * nothing about its text, however easily the text is guessed.
 *
 * @param value base64url without padding
 */
@Erasable
public record SealKey(@JsonValue String value) {
  /** The bytes of a key. */
  public static final int BYTES = Hmac.BYTES;

  /**
   * @throws IllegalArgumentException if the value is not the base64url of 32 bytes
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SealKey {
    Hmac.require(value, "a seal's key");
  }

  /**
   * The key of random bytes.
   *
   * @throws IllegalArgumentException if there are not {@value #BYTES} of them
   */
  public static SealKey of(byte[] random) {
    return new SealKey(Hmac.text(random));
  }

  byte[] bytes() {
    return Hmac.bytes(value);
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return "SealKey[hidden]";
  }
}

package uk.ragtime.kernel.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A commitment to a text that stands elsewhere: the HMAC-SHA-256, under a key of its own, of {@code
 * "ragtime.uk/seal/v1" 0x00 field 0x00 text}. While the {@link Opening} exists no other text fits.
 *
 * @param value base64url without padding
 */
public record Seal(@JsonValue String value) {
  /**
   * @throws IllegalArgumentException if the value is not the base64url of 32 bytes
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Seal {
    Hmac.require(value, "a seal");
  }

  byte[] bytes() {
    return Hmac.bytes(value);
  }

  @Override
  public String toString() {
    return value;
  }
}

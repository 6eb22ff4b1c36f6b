package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Pseudonym of a token's owner: the SHA-256 of issuer and subject. Equal tokens' owners have equal
 * identities, which is all that membership needs to know.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record Identity(@JsonValue String value) {
  /**
   * @throws IllegalArgumentException if the value is not 64 hexadecimal digits
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Identity {
    Sha256.require(value, "an identity");
  }

  /** The identity of a token's issuer and subject. */
  public static Identity of(String issuer, String subject) {
    return new Identity(Sha256.hex(issuer + "\n" + subject));
  }

  @Override
  public String toString() {
    return value;
  }
}

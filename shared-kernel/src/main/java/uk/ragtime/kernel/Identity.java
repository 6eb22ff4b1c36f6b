package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The sign-in of a token: the SHA-256 of issuer and subject. A guess at the subject reproduces it,
 * so it is neither recorded nor published; its {@link uk.ragtime.kernel.seal.Lookup} is kept.
 *
 * @param value 64 lower-case hexadecimal digits
 */
@Erasable
public record Identity(@JsonValue String value) {
  /**
   * @throws IllegalArgumentException if the value is not 64 hexadecimal digits
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Identity {
    Sha256.require(value);
  }

  /** The identity of a token's issuer and subject. */
  public static Identity of(String issuer, String subject) {
    return new Identity(Sha256.hex(issuer + "\n" + subject));
  }

  /** Keeps the hash out of logs. */
  @Override
  public String toString() {
    return "Identity[hidden]";
  }
}

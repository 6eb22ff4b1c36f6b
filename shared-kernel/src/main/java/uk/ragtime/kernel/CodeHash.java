package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An invitation's code as events know it: its SHA-256. A code is as good as random and far too long
 * to be guessed, so a plain hash gives nothing away.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record CodeHash(@JsonValue String value) {
  /**
   * @throws IllegalArgumentException if the value is not 64 hexadecimal digits
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CodeHash {
    Sha256.require(value);
  }

  /** The hash of a code. */
  public static CodeHash of(String code) {
    return new CodeHash(Sha256.hex(code));
  }

  @Override
  public String toString() {
    return value;
  }
}

package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * SHA-256 of a sheet that was signed, with the prefix of its kind.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record SheetHash(@JsonValue String value) {
  /**
   * @throws IllegalArgumentException if the value is not 64 lower-case hexadecimal digits
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SheetHash {
    Sha256.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}

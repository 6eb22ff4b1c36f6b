package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A language by its ISO 639 code, such as {@code cy}.
 *
 * @param value two or three lower-case letters
 */
public record LanguageCode(@JsonValue String value) implements Comparable<LanguageCode> {
  /** The language of documents that name none. */
  public static final LanguageCode ENGLISH = new LanguageCode("en");

  /**
   * @throws IllegalArgumentException if the value is not two or three lower-case letters
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LanguageCode {
    boolean fits = value.length() == 2 || value.length() == 3;
    for (int i = 0; fits && i < value.length(); i++) {
      fits = value.charAt(i) >= 'a' && value.charAt(i) <= 'z';
    }
    if (!fits) {
      throw new IllegalArgumentException("must be two or three lower-case letters, such as cy");
    }
  }

  @Override
  public int compareTo(LanguageCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

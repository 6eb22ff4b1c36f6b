package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name under which others see a member. It is never logged.
 *
 * @param value one visible line of at most {@value #MAX_LENGTH} characters
 */
@Erasable
public record PersonName(@JsonValue String value) {
  /** Longer than any name with its titles. */
  public static final int MAX_LENGTH = 200;

  /**
   * @throws IllegalArgumentException if the name is too long, has more than one line, or nothing
   *     that can be seen
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PersonName {
    if (value.length() > MAX_LENGTH
        || !PlainText.isCleanLine(value)
        || !PlainText.isVisible(value)) {
      throw new IllegalArgumentException(
          "must be one visible line of at most " + MAX_LENGTH + " characters");
    }
  }

  /** Tells the length only, to keep the name out of logs. */
  @Override
  public String toString() {
    return "PersonName[" + value.length() + " characters]";
  }
}

package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Prose that a member wrote. It may name a person although it should not, so it has a type of its
 * own: it is never logged, and an event holds a seal in its place.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters; of the control characters only line feeds and
 *     tabs
 */
@Erasable
public record FreeText(@JsonValue String value) {
  /** Two pages of type: enough for a reason, too little for a case file, which must not be here. */
  public static final int MAX_LENGTH = 4000;

  /**
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FreeText {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "must have 1 to " + MAX_LENGTH + " characters, not all of them blank");
    }
    if (!PlainText.isClean(value)) {
      throw new IllegalArgumentException(
          "must have no control characters but line feeds and tabs, and no half characters");
    }
  }

  /** Gives the text's length and keeps the text itself out of logs. */
  @Override
  public String toString() {
    return "FreeText[" + value.length() + " characters]";
  }
}

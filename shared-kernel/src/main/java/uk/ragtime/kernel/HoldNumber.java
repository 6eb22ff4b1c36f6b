package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a hold within its partnership: a year and a number, such as {@code 2026-7}. It is recorded
 * for ever, so it has no room for the name of a person or a case, unlike a free code.
 *
 * @param value four digits, a hyphen, and a number from 1 to 9999 without leading zeros
 */
public record HoldNumber(@JsonValue String value) implements Comparable<HoldNumber> {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[1-9][0-9]{0,3}");

  /**
   * @throws IllegalArgumentException if the value is no year and number
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public HoldNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be a year and a number from 1 to 9999, such as 2026-7");
    }
  }

  @Override
  public int compareTo(HoldNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

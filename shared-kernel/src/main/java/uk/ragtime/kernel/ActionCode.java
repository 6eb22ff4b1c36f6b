package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An action: steps that an agency will take so that its ratings move.
 *
 * @param value a slug, see {@link Slug}
 */
public record ActionCode(@JsonValue String value) implements Comparable<ActionCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ActionCode {
    Slug.require(value);
  }

  @Override
  public int compareTo(ActionCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

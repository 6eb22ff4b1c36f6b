package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A named set of capabilities, such as {@code workforce-infant-mental-health}.
 *
 * @param value a slug, see {@link Slug}
 */
public record ChecklistCode(@JsonValue String value) implements Comparable<ChecklistCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ChecklistCode {
    Slug.require(value);
  }

  @Override
  public int compareTo(ChecklistCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

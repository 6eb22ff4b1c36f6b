package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One item of a checklist, such as {@code child-development}.
 *
 * @param value a slug, see {@link Slug}
 */
public record CapabilityCode(@JsonValue String value) implements Comparable<CapabilityCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CapabilityCode {
    Slug.require(value);
  }

  @Override
  public int compareTo(CapabilityCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One round of self-assessment, such as {@code 2026-autumn}.
 *
 * @param value a slug, see {@link Slug}
 */
public record CycleCode(@JsonValue String value) implements Comparable<CycleCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CycleCode {
    Slug.require(value);
  }

  @Override
  public int compareTo(CycleCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

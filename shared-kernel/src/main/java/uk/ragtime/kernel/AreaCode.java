package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A local area within a partnership, such as {@code blackpool}.
 *
 * @param value a slug, see {@link Slug}
 */
public record AreaCode(@JsonValue String value) implements Comparable<AreaCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AreaCode {
    Slug.require(value);
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

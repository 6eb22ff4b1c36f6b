package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An organisation or service that takes part, such as {@code health-visiting}.
 *
 * @param value a slug, see {@link Slug}
 */
public record AgencyCode(@JsonValue String value) implements Comparable<AgencyCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AgencyCode {
    Slug.require(value);
  }

  @Override
  public int compareTo(AgencyCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

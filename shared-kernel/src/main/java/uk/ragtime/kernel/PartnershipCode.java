package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The tenant: the wall that no data crosses, such as {@code lancashire}.
 *
 * @param value a slug, see {@link Slug}
 */
public record PartnershipCode(@JsonValue String value) implements Comparable<PartnershipCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PartnershipCode {
    Slug.require(value);
  }

  @Override
  public int compareTo(PartnershipCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

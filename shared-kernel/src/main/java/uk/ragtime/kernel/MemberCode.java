package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A person's place in one partnership. It says nothing about who they are, so it may stand in
 * events.
 *
 * @param value a slug, see {@link Slug}
 */
public record MemberCode(@JsonValue String value) implements Comparable<MemberCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MemberCode {
    Slug.require(value);
  }

  @Override
  public int compareTo(MemberCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

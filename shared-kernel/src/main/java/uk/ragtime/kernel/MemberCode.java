package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A member as people and HTTP know one. Clients choose it and often choose the person's name, so
 * events know a member by {@link MemberHandle} instead.
 *
 * @param value a slug, see {@link Slug}, that does not have the form of a handle
 */
@Erasable
public record MemberCode(@JsonValue String value) implements Comparable<MemberCode> {
  /**
   * @throws IllegalArgumentException if the value is no slug, or has the form of a handle: where an
   *     erased member is shown by handle, nobody else is to be taken for them
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MemberCode {
    Slug.require(value);
    if (MemberHandle.is(value)) {
      throw new IllegalArgumentException(
          "must be another code than m- and ten letters or digits, by which the log knows members");
    }
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

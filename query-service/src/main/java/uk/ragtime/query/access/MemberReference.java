package uk.ragtime.query.access;

import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;

/**
 * A member as a parameter names one: by code or, as where an erased member is shown, by handle. No
 * code has the form of a handle.
 */
public record MemberReference(String value) {
  /**
   * @throws IllegalArgumentException if it is neither
   */
  public MemberReference {
    if (!MemberHandle.is(value)) {
      MemberCode _ = new MemberCode(value);
    }
  }

  public boolean isHandle() {
    return MemberHandle.is(value);
  }
}

package uk.ragtime.kernel.erasable;

import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;

/** Key of a record of the directory topic: {@code partnership/handle}. */
public record PersonKey(PartnershipCode partnership, MemberHandle handle) {
  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no such key
   */
  public static PersonKey parse(String key) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a person's key is partnership/handle");
    }
    return new PersonKey(
        new PartnershipCode(key.substring(0, slash)), new MemberHandle(key.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return partnership + "/" + handle;
  }
}

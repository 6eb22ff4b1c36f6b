package uk.ragtime.command.decision;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Seal;

/**
 * The person behind a handle, as kept beside the log.
 *
 * @param lookup null until an invited person has accepted
 * @param identitySeal the seal that the lookup opens; null where the lookup is
 */
public record Person(
    MemberHandle handle,
    MemberCode code,
    PersonName name,
    @Nullable Lookup lookup,
    @Nullable Seal identitySeal) {
  /** Omits the person, because states may be logged. */
  @Override
  public String toString() {
    return "Person[" + handle + "]";
  }
}

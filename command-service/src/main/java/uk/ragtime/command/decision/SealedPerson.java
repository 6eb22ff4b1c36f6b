package uk.ragtime.command.decision;

import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;

/** A member's code and name with the seal that stands for them in events. */
public record SealedPerson(MemberCode code, PersonName name, SealKey key, Seal seal) {
  /** Seals a code and a name. */
  public static SealedPerson of(MemberCode code, PersonName name, SealKey key) {
    return new SealedPerson(code, name, key, Opening.person(key, code, name).seal());
  }

  /** Omits code, name and key, because commands are logged. */
  @Override
  public String toString() {
    return "SealedPerson[" + seal + "]";
  }
}

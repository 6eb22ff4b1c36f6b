package uk.ragtime.command.decision;

import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;

/** A sign-in with the seal that stands for it in events. */
public record SealedIdentity(Lookup lookup, SealKey key, Seal seal) {
  /** Seals a sign-in. */
  public static SealedIdentity of(Lookup lookup, SealKey key) {
    return new SealedIdentity(lookup, key, Opening.identity(key, lookup).seal());
  }
}

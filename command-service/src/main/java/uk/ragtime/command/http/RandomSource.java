package uk.ragtime.command.http;

import java.security.SecureRandom;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/** Draws handles and keys where requests are read, so that decisions need no randomness. */
public final class RandomSource {
  private final SecureRandom random = new SecureRandom();

  /** The handle of a new person. */
  public MemberHandle handle() {
    return MemberHandle.ofRandom(random.nextLong());
  }

  /** Seals a text under a key of its own. */
  public Sealed seal(SealedField field, FreeText text) {
    return Sealed.of(Opening.of(field, key(), text));
  }

  /** The key of one seal. */
  public SealKey key() {
    byte[] bytes = new byte[SealKey.BYTES];
    random.nextBytes(bytes);
    return SealKey.of(bytes);
  }
}

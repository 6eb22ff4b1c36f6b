package uk.ragtime.command.http;

import java.security.SecureRandom;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.seal.SealKey;

/** Draws handles and keys where requests are read, so that decisions need no randomness. */
public final class RandomSource {
  private final SecureRandom random = new SecureRandom();

  /** The handle of a new person. */
  public MemberHandle handle() {
    return MemberHandle.ofRandom(random.nextLong());
  }

  /** The key of one seal. */
  public SealKey key() {
    byte[] bytes = new byte[SealKey.BYTES];
    random.nextBytes(bytes);
    return SealKey.of(bytes);
  }
}

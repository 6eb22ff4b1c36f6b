package uk.ragtime.command.erasure;

import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealedField;

/** Seals the reason of a hold. */
public final class ReasonFields {
  private ReasonFields() {}

  public static Sealed sealed(FreeText reason, RandomSource random) {
    return Sealed.of(Opening.of(SealedField.REASON, random.key(), reason));
  }
}

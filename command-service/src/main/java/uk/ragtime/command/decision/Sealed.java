package uk.ragtime.command.decision;

import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;

/** A text with the seal that stands for it in events. */
public record Sealed(Opening opening, Seal seal) {
  /** Seals a text. */
  public static Sealed of(Opening opening) {
    return new Sealed(opening, opening.seal());
  }
}

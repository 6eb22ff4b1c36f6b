package uk.ragtime.kernel.erasable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import uk.ragtime.kernel.Erasable;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/**
 * Value of a record of the texts topic: what opens the seal of its {@link TextKey}. No value at all
 * is a tombstone: the text is erased.
 */
@Erasable
@JsonIgnoreProperties(ignoreUnknown = true)
public record ErasableText(SealKey key, String text) {
  /**
   * @throws IllegalArgumentException if the text is none that can be sealed
   */
  public ErasableText {
    requireSealable(key, text);
  }

  /** The value of an opening. */
  public static ErasableText of(Opening opening) {
    return new ErasableText(opening.key(), opening.text());
  }

  /** The opening at a place of this field. */
  public Opening opening(SealedField field) {
    return new Opening(field, key, text);
  }

  private static void requireSealable(SealKey key, String text) {
    new Opening(SealedField.RATIONALE, key, text);
  }

  /** Keeps key and text out of logs. */
  @Override
  public String toString() {
    return "ErasableText[hidden]";
  }
}

package uk.ragtime.query.opening;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/** A text as it stands with a reader. Absent, erased and missing are three things. */
public sealed interface SealedText {
  /** None was given. */
  record Absent() implements SealedText {}

  /** As it was sealed. */
  record Shown(String value) implements SealedText {
    @Override
    public Optional<String> text() {
      return Optional.of(value);
    }
  }

  /** It was given, and has been erased. */
  record Erased() implements SealedText {}

  /** It was given, and its opening is not here yet, or does not fit the seal. */
  record Missing() implements SealedText {}

  /** The text, where it is shown. */
  default Optional<String> text() {
    return Optional.empty();
  }

  /**
   * Judges the opening that is kept at a place.
   *
   * @param seal in the event; null where no text was given
   * @param opening see {@link SealedTexts}: null where none is kept
   */
  static SealedText of(SealedField field, @Nullable String seal, @Nullable String opening) {
    if (seal == null) {
      return new Absent();
    }
    if (opening == null) {
      return new Missing();
    }
    if (opening.equals(SealedTexts.ERASED)) {
      return new Erased();
    }
    SealKey key = new SealKey(opening.substring(0, SealedTexts.KEY_LENGTH));
    String text = opening.substring(SealedTexts.KEY_LENGTH);
    return new Opening(field, key, text).fits(new Seal(seal)) ? new Shown(text) : new Missing();
  }
}

package uk.ragtime.query.opening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/** A text is shown if it is what was sealed; otherwise the reader is told why not. */
class SealedTextTest {
  private static final SealKey KEY = SealKey.of(new byte[32]);
  private static final String SEAL =
      new Opening(SealedField.RATIONALE, KEY, "Two posts vacant.").seal().value();

  @Test
  void whatWasSealedIsShown() {
    assertThat(of(SealedField.RATIONALE, KEY.value() + "Two posts vacant."))
        .isEqualTo(new SealedText.Shown("Two posts vacant."));
  }

  @Test
  void anotherTextOrKeyOrFieldIsNotShown() {
    byte[] other = new byte[32];
    other[0] = 1;

    assertThat(of(SealedField.RATIONALE, KEY.value() + "Three posts vacant."))
        .isEqualTo(new SealedText.Missing());
    assertThat(of(SealedField.RATIONALE, SealKey.of(other).value() + "Two posts vacant."))
        .isEqualTo(new SealedText.Missing());
    assertThat(of(SealedField.REMARK, KEY.value() + "Two posts vacant."))
        .isEqualTo(new SealedText.Missing());
  }

  @Test
  void absentErasedAndMissingAreToldApart() {
    assertThat(SealedText.of(SealedField.RATIONALE, null, null)).isEqualTo(new SealedText.Absent());
    assertThat(of(SealedField.RATIONALE, SealedTexts.ERASED)).isEqualTo(new SealedText.Erased());
    assertThat(SealedText.of(SealedField.RATIONALE, SEAL, null))
        .isEqualTo(new SealedText.Missing());
  }

  private static SealedText of(SealedField field, String opening) {
    return SealedText.of(field, SEAL, opening);
  }
}

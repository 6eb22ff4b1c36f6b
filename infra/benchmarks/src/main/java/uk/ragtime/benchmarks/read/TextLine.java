package uk.ragtime.benchmarks.read;

import java.util.function.Function;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** A text as it stands in a file, and as the texts topic has it. */
record TextLine(TextKey key, ErasableText value) {
  private static final int PARTNERSHIP = 0;
  private static final int POSITION = 1;
  private static final int FIELD = 2;
  private static final int KEY = 3;
  private static final int TEXT = 4;

  /**
   * @param partnerships the code for what stands in the file: a number, or the code itself
   */
  static TextLine of(String line, Function<String, PartnershipCode> partnerships) {
    String[] cells = line.split("\t", -1);
    return new TextLine(
        new TextKey(
            partnerships.apply(cells[PARTNERSHIP]),
            new TextPlace(Long.parseLong(cells[POSITION]), SealedField.of(cells[FIELD]))),
        new ErasableText(new SealKey(cells[KEY]), cells[TEXT]));
  }
}

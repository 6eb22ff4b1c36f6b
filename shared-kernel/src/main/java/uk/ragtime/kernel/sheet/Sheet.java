package uk.ragtime.kernel.sheet;

import uk.ragtime.kernel.Sha256;
import uk.ragtime.kernel.SheetHash;

/**
 * Exactly what is signed.
 *
 * @param form the rules by which it was made; forms are added, never changed
 * @param text canonical JSON; its UTF-8 is what the hash is of
 */
public record Sheet(int form, String text, SheetHash hash) {
  /**
   * @param kind beginning of what is hashed, so that no sheet passes for one of another kind
   */
  static Sheet of(String kind, int form, Object content) {
    String text = CanonicalJson.of(content);
    return new Sheet(form, text, new SheetHash(Sha256.hex(kind + " " + form + "\n" + text)));
  }
}

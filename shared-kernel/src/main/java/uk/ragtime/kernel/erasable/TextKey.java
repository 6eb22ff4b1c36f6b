package uk.ragtime.kernel.erasable;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** Key of a record of the texts topic: {@code partnership/position/field}. */
public record TextKey(PartnershipCode partnership, TextPlace place) {
  private static final int PARTS = 3;

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no such key
   */
  public static TextKey parse(String key) {
    String[] parts = key.split("/", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("a text's key is partnership/position/field");
    }
    TextKey read =
        new TextKey(
            new PartnershipCode(parts[0]),
            new TextPlace(Long.parseLong(parts[1]), SealedField.of(parts[2])));
    if (!read.toString().equals(key)) {
      // Such as +1 or 01: a compacted topic must not know one place by two keys.
      throw new IllegalArgumentException("a text's key is partnership/position/field");
    }
    return read;
  }

  @Override
  public String toString() {
    return partnership + "/" + place.position() + "/" + place.field().wireName();
  }
}

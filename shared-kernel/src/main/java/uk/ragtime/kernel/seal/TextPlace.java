package uk.ragtime.kernel.seal;

import java.util.Comparator;

/**
 * Place of a sealed text in its partnership's log.
 *
 * @param position of the event that holds the seal
 * @param field one that {@link SealedField#isText is a text}
 */
public record TextPlace(long position, SealedField field) implements Comparable<TextPlace> {
  private static final Comparator<TextPlace> ORDER =
      Comparator.comparingLong(TextPlace::position).thenComparing(TextPlace::field);

  /**
   * @throws IllegalArgumentException if the position is below 1 or the field is kept with a person
   */
  public TextPlace {
    if (position < 1 || !field.isText()) {
      throw new IllegalArgumentException("no place of a text: " + field + " at " + position);
    }
  }

  @Override
  public int compareTo(TextPlace other) {
    return ORDER.compare(this, other);
  }
}

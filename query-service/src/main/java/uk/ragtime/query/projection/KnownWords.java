package uk.ragtime.query.projection;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Codes and other words that come again and again: one that was met lately is neither checked nor
 * made anew, and is the same object, so that it is found equal at a glance. For several threads.
 */
final class KnownWords<T> {
  /** More than a partnership has areas, agencies, capabilities or cycles; a power of two. */
  private static final int PLACES = 4_096;

  private record Known<T>(String text, T word) {}

  private final Function<String, T> reading;
  private final AtomicReferenceArray<@Nullable Known<T>> places =
      new AtomicReferenceArray<>(PLACES);

  /**
   * @param reading whose outcomes can be shared; what it throws is thrown on
   */
  KnownWords(Function<String, T> reading) {
    this.reading = reading;
  }

  /** What a part of a text says. */
  T in(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int place = (hash ^ hash >>> 16) & (PLACES - 1);
    Known<T> known = places.getPlain(place);
    if (known != null
        && known.text().length() == to - from
        && text.startsWith(known.text(), from)) {
      return known.word();
    }
    String value = text.substring(from, to);
    T word = reading.apply(value);
    places.setRelease(place, new Known<>(value, word));
    return word;
  }
}

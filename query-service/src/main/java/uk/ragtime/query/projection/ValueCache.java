package uk.ragtime.query.projection;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Codes and other words that come again and again: one that was met lately is neither checked nor
 * made anew, and is the same object, so that it is found equal at a glance. For several threads.
 */
final class ValueCache<T> {
  /** More than a partnership has areas, agencies, capabilities or cycles; a power of two. */
  private static final int SLOTS = 4_096;

  private record Entry<T>(String text, T value) {}

  private final Function<String, T> reading;
  private final AtomicReferenceArray<@Nullable Entry<T>> slots = new AtomicReferenceArray<>(SLOTS);

  /**
   * @param reading whose outcomes can be shared; what it throws is thrown on
   */
  ValueCache(Function<String, T> reading) {
    this.reading = reading;
  }

  /** What a part of a text says. */
  T in(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    Entry<T> entry = slots.getPlain(slot);
    if (entry != null
        && entry.text().length() == to - from
        && text.startsWith(entry.text(), from)) {
      return entry.value();
    }
    String value = text.substring(from, to);
    T read = reading.apply(value);
    slots.setRelease(slot, new Entry<>(value, read));
    return read;
  }
}

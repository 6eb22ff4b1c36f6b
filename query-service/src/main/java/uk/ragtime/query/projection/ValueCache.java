package uk.ragtime.query.projection;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cache of parsed codes and other short values that recur. A cached value is neither validated nor
 * allocated again, and being the same object it compares quickly. Thread-safe.
 */
final class ValueCache<T> {
  /** More than the areas, agencies, capabilities or cycles of a partnership; a power of two. */
  private static final int SLOTS = 4_096;

  private record Entry<T>(String text, T value) {}

  private final Function<String, T> reading;
  private final AtomicReferenceArray<@Nullable Entry<T>> slots = new AtomicReferenceArray<>(SLOTS);

  /**
   * @param reading whose results can be shared; its exceptions are propagated
   */
  ValueCache(Function<String, T> reading) {
    this.reading = reading;
  }

  /** Returns the value of a part of a text. */
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

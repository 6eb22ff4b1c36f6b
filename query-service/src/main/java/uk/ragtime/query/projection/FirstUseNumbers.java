package uk.ragtime.query.projection;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of things within a partnership: 1 for the one that the log of ratings names first, 2 for
 * the next. They follow from the log alone, so they are the same in every generation. Not
 * thread-safe.
 */
public final class FirstUseNumbers<T> {
  /**
   * @param isNew whether it had no number before
   */
  public record Numbered(int number, boolean isNew) {}

  private final Map<T, Numbered> numbers = new HashMap<>();

  FirstUseNumbers() {}

  /** The thing's number; the next one if it has none yet. */
  Numbered of(T thing) {
    Numbered known = numbers.get(thing);
    if (known != null) {
      return known;
    }
    int next = Math.addExact(numbers.size(), 1);
    add(thing, next);
    return new Numbered(next, true);
  }

  /** Adds a thing with the number that it was given. */
  void add(T thing, int number) {
    numbers.put(thing, new Numbered(number, false));
  }
}

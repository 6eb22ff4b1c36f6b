package uk.ragtime.portal.api;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/** Order of what people look up by name, whatever the capitals. */
public final class NameOrder {
  private NameOrder() {}

  /** By name; where several share one, by code. */
  public static <T> Comparator<T> of(Function<T, String> name, Function<T, String> code) {
    return Comparator.comparing(name, String.CASE_INSENSITIVE_ORDER).thenComparing(code);
  }

  /**
   * By the names that codes have.
   *
   * @param names by code; a code that has none counts as its own name
   */
  public static <T> Comparator<T> of(Map<String, String> names, Function<T, String> code) {
    return of(it -> names.getOrDefault(code.apply(it), code.apply(it)), code);
  }
}

package uk.ragtime.portal.api;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Names that can be told apart: one that several share is followed by its code. */
public final class DistinctNames {
  private DistinctNames() {}

  /**
   * @param named returns the same with another name
   */
  public static <T> List<T> in(
      List<T> all,
      Function<T, String> code,
      Function<T, String> name,
      BiFunction<T, String, T> named) {
    Map<String, Set<String>> codes = new HashMap<>();
    for (T each : all) {
      codes.computeIfAbsent(folded(name.apply(each)), _ -> new HashSet<>()).add(code.apply(each));
    }
    codes.values().removeIf(sharing -> sharing.size() == 1);
    return all.stream()
        .map(each ->
            codes.containsKey(folded(name.apply(each)))
                ? named.apply(each, name.apply(each) + " (" + code.apply(each) + ")")
                : each)
        .toList();
  }

  /** Names that differ in capitals only are read alike. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

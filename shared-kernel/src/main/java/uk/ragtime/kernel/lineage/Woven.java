package uk.ragtime.kernel.lineage;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/** The rating that an item has by what was said along its lines. */
public sealed interface Woven<E> {
  /** One entry, or nothing if it is null. */
  static <E> Woven<E> of(@Nullable E entry) {
    return entry == null ? new Nothing<>() : new One<>(entry);
  }

  /**
   * Entry in place of several: the latest of them if all were rated, and alike.
   *
   * @param latest order in which the entry that stands for all comes last
   */
  static <E> Woven<E> together(
      List<Woven<E>> parts, Function<E, Rating> rating, Comparator<E> latest) {
    List<E> entries =
        parts.stream()
            .flatMap(part ->
                switch (part) {
                  case Nothing<E> _ -> Stream.empty();
                  case One<E>(E entry) -> Stream.of(entry);
                  case Regrouped<E>(List<E> several) -> several.stream();
                })
            .distinct()
            .toList();
    if (parts.stream().allMatch(Nothing.class::isInstance)) {
      return new Nothing<>();
    }
    boolean alike =
        parts.stream().allMatch(One.class::isInstance)
            && entries.stream().map(rating).distinct().count() == 1;
    return alike ? new One<>(entries.stream().max(latest).orElseThrow()) : new Regrouped<>(entries);
  }

  /** Nothing was said. */
  record Nothing<E>() implements Woven<E> {}

  /** One entry stands for it. */
  record One<E>(E entry) implements Woven<E> {}

  /**
   * It takes the place of several that were not rated alike, so nothing is claimed.
   *
   * @param entries what stands for those of them that were rated
   */
  record Regrouped<E>(List<E> entries) implements Woven<E> {}
}

package uk.ragtime.kernel.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rating that an item has by what was said along its lines. */
public sealed interface Woven<E> {
  /** What was said once, or nothing if it is null. */
  static <E> Woven<E> of(@Nullable E entry) {
    return entry == null ? new Nothing<>() : new One<>(entry);
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

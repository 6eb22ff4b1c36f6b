package uk.ragtime.portal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Reads answers that come in pages. */
final class Paging {
  private Paging() {}

  interface Page<T> {
    List<T> items();

    /** Cursor of the following page; null if there is none. */
    @Nullable Long next();
  }

  /**
   * Items of all pages, in order.
   *
   * @param max pages, so that a request does not read for ever
   * @param page the one after a cursor, which is 0 for the first
   */
  static <T> List<T> all(int max, LongFunction<? extends Page<T>> page) {
    List<T> all = new ArrayList<>();
    long after = 0;
    for (int read = 0; read < max; read++) {
      Page<T> answer = page.apply(after);
      all.addAll(answer.items());
      Long next = answer.next();
      if (next == null || next <= after || answer.items().isEmpty()) {
        break;
      }
      after = next;
    }
    return all;
  }
}

package uk.ragtime.portal.partnership;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of areas: a matrix of hundreds of areas is more than anybody reads, and some
 * megabytes of markup.
 *
 * @param number from 1
 * @param found number of areas on all pages
 * @param first number of its first area among all, from 1
 * @param last number of its last area; less than the first if there is none
 * @param pages numbers of all pages
 */
record PageOfAreas(int number, int found, int first, int last, List<Integer> pages) {
  static final int SIZE = 25;

  /** The page of that number, or the nearest that there is. */
  static PageOfAreas of(int areas, int number) {
    int count = Math.max(1, Math.ceilDiv(areas, SIZE));
    int shown = Math.clamp(number, 1, count);
    return new PageOfAreas(
        shown,
        areas,
        (shown - 1) * SIZE + 1,
        Math.min(shown * SIZE, areas),
        IntStream.rangeClosed(1, count).boxed().toList());
  }

  /** Number that an address names; the first page for anything else. */
  static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
  }

  public boolean isOnly() {
    return pages.size() == 1;
  }
}

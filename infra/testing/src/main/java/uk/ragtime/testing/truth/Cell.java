package uk.ragtime.testing.truth;

import java.time.LocalDate;

/**
 * What is shown of one rating.
 *
 * @param cycle in which it was made
 * @param carriedOver whether that is another than the one that is looked through
 */
record Cell(Rating rating, LocalDate day, String cycle, boolean carriedOver) {
  static Cell of(Entry entry, Cycle through) {
    return new Cell(
        entry.rating(), entry.day(), entry.cycle(), !entry.cycle().equals(through.code()));
  }

  @Override
  public String toString() {
    return "%s from %s in %s%s".formatted(rating, day, cycle, carriedOver ? ", carried over" : "");
  }
}

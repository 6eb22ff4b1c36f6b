package uk.ragtime.testing.truth;

import java.time.LocalDate;

/**
 * What is shown of one rating.
 *
 * @param cycle in which it was made
 * @param carriedOver whether that is another than the one that is looked through
 * @param ratedAs under which code; empty where that is the item's own
 */
record Cell(Rating rating, LocalDate day, String cycle, boolean carriedOver, String ratedAs) {
  static Cell of(Entry entry, String code, Cycle through) {
    return new Cell(
        entry.rating(),
        entry.day(),
        entry.cycle(),
        !entry.cycle().equals(through.code()),
        entry.code().equals(code) ? "" : entry.code());
  }

  @Override
  public String toString() {
    return "%s from %s in %s%s%s"
        .formatted(
            rating,
            day,
            cycle,
            carriedOver ? ", carried over" : "",
            ratedAs.isEmpty() ? "" : ", rated as " + ratedAs);
  }
}

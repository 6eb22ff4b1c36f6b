package uk.ragtime.testing.truth;

import java.time.LocalDate;

/**
 * One rating as an answer shows it.
 *
 * @param cycle the cycle in which it was given
 * @param carriedOver whether that differs from the cycle that the answer is about
 * @param ratedAs the code under which it was given; empty for the item's own
 */
record ModelCell(Rating rating, LocalDate day, String cycle, boolean carriedOver, String ratedAs) {
  static ModelCell of(RecordedRating entry, String code, ModelCycle through) {
    return new ModelCell(
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

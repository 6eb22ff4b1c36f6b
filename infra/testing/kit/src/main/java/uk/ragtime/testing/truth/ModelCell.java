package uk.ragtime.testing.truth;

import java.time.LocalDate;

/**
 * One rating as an answer shows it.
 *
 * @param cycle the cycle in which it was given
 * @param carriedOver whether that differs from the cycle that the answer is about
 * @param ratedAs the code under which it was given; empty for the item's own
 * @param stage of the word that is shown
 * @param words other words that are shown beside it; empty if there are none
 */
record ModelCell(
    Rating rating,
    LocalDate day,
    String cycle,
    boolean carriedOver,
    String ratedAs,
    String stage,
    String words) {
  static ModelCell of(RecordedRating entry, String code, ModelCycle through, String words) {
    return new ModelCell(
        entry.rating(),
        entry.day(),
        entry.cycle(),
        !entry.cycle().equals(through.code()),
        entry.code().equals(code) ? "" : entry.code(),
        stage(entry),
        words);
  }

  private static String stage(RecordedRating entry) {
    return switch (entry.kind()) {
      case CHALLENGED, AGREED -> entry.kind().name();
      case CHANGED, RECONFIRMED -> "SELF";
      case WITHDRAWN, SUBMITTED, ANSWERED, SIGNED_OFF, REOPENED ->
          throw new IllegalStateException("never shown: " + entry);
    };
  }

  @Override
  public String toString() {
    return "%s from %s in %s%s%s, %s%s"
        .formatted(
            rating,
            day,
            cycle,
            carriedOver ? ", carried over" : "",
            ratedAs.isEmpty() ? "" : ", rated as " + ratedAs,
            stage,
            words.isEmpty() ? "" : "; " + words);
  }
}

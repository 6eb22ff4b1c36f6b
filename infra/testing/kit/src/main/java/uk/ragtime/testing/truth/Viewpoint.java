package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which one looks at an agency in an area.
 *
 * @param outcomeOf the cycle whose outcome is meant; null for what is in force on the day
 * @param settled until when the words of other cycles count in an outcome
 * @param stage whose words count
 * @param leftOut position of a word that is looked past; 0 for none
 */
record Viewpoint(
    AgencyInArea place,
    LocalDate day,
    @Nullable ModelCycle outcomeOf,
    Instant knownAt,
    Instant settled,
    Stage stage,
    long leftOut) {
  Viewpoint by(Stage other) {
    return new Viewpoint(place, day, outcomeOf, knownAt, settled, other, leftOut);
  }

  Viewpoint without(RecordedRating word) {
    return new Viewpoint(place, day, outcomeOf, knownAt, settled, stage, word.position());
  }
}

package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;

/**
 * A recorded word about a rating.
 *
 * @param rating of a challenge, the rating that is seen; of a withdrawal, the one withdrawn
 * @param reason of a change; null for anything else
 * @param withdraws position of the word that this one withdraws; 0 for none
 */
record RecordedRating(
    Noted.Kind kind,
    String cycle,
    AgencyInArea place,
    String code,
    Rating rating,
    @Nullable Reason reason,
    LocalDate day,
    long withdraws,
    long position,
    Instant recordedAt) {
  boolean isAbout(String ofCycle, AgencyInArea where) {
    return cycle.equals(ofCycle) && place.equals(where);
  }
}

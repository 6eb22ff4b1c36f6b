package uk.ragtime.testing.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;

/**
 * A recorded step of a review.
 *
 * @param code of the capability that is answered; null for other steps
 * @param offers rating that an answer offers; null for other steps
 * @param until when a reopened assessment takes no more; null for other steps
 */
record RecordedStep(
    Noted.Kind kind,
    String cycle,
    AgencyInArea place,
    @Nullable String code,
    @Nullable Rating offers,
    @Nullable Instant until,
    long position) {}

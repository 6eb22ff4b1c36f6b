package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A recorded rating, changed or reconfirmed.
 *
 * @param reason of the change; null where it was reconfirmed
 */
record RecordedRating(
    String cycle,
    AgencyInArea place,
    String code,
    Rating rating,
    @Nullable Reason reason,
    LocalDate day,
    long position,
    Instant recordedAt) {}

package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rating that was recorded, changed or reconfirmed.
 *
 * @param reason of the change; null where it was reconfirmed
 */
record Entry(
    String cycle,
    Place place,
    String code,
    Rating rating,
    @Nullable Reason reason,
    LocalDate day,
    long position,
    Instant recordedAt) {}

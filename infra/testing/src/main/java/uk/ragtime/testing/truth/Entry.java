package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;

/** A rating that was recorded, changed or reconfirmed. */
record Entry(
    String cycle,
    Place place,
    String code,
    Rating rating,
    LocalDate day,
    long position,
    Instant recordedAt) {}

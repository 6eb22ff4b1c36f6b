package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;

/**
 * A rating that one agency was given on one capability, or that was looked at again.
 *
 * @param capability by the name it had when it was rated
 * @param actor the member who said so
 */
public record RatingEntry(
    AgencyCode agency,
    CapabilityCode capability,
    Rating rating,
    Stage stage,
    CycleCode cycle,
    LocalDate effectiveOn,
    Instant recordedAt,
    long position,
    String actor) {}

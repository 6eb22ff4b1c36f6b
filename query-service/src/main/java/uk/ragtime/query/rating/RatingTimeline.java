package uk.ragtime.query.rating;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;

/**
 * One agency's rating of one capability between two moments.
 *
 * @param before rating at the first moment; null for none
 * @param regroupedBefore whether several differing ratings stood at the first moment
 * @param after rating at the second moment; null for none
 * @param window ratings in force on the days between the two moments
 * @param position of the entry in force at the second moment; null for none
 */
public record RatingTimeline(
    AgencyCode agency,
    CapabilityCode capability,
    @Nullable Rating before,
    boolean regroupedBefore,
    @Nullable Rating after,
    RatingWindow window,
    @Nullable Long position) {}

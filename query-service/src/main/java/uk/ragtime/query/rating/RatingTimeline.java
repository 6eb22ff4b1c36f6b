package uk.ragtime.query.rating;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Woven;

/**
 * One agency's rating of one capability between two moments.
 *
 * @param before rating at the first moment, or the lack of one, or several that differed
 * @param after likewise at the second moment
 * @param window ratings in force on the days between the two moments
 * @param position of the entry in force at the second moment; null for none
 */
public record RatingTimeline(
    AgencyCode agency,
    CapabilityCode capability,
    Woven<Rating> before,
    Woven<Rating> after,
    RatingWindow window,
    @Nullable Long position) {}

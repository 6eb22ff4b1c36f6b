package uk.ragtime.query.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.tenancy.Tenant;

/** Ratings of each cell of an area by agency and reviewer, whichever of them is shown. */
public final class RatingsByStage {
  private final RatingsInForce standing;
  private final RatingGrid agreed;
  private final CellReviews reviews;

  /**
   * @param standing ratings, or others that have one in each cell on which the agency has a word
   * @param agreed ratings that were agreed
   * @param reviews of the standing ones
   */
  RatingsByStage(RatingsInForce standing, RatingGrid agreed, CellReviews reviews) {
    this.standing = standing;
    this.agreed = agreed;
    this.reviews = reviews;
  }

  /**
   * Reads the words, with no further statement where nothing was ever reviewed and more than
   * agreements is shown.
   *
   * @param shown the ratings at the point
   * @param reviewed whether the partnership has reviewed anything
   */
  public static RatingsByStage of(
      Tenant tenant,
      AreaCode area,
      ChecklistView view,
      RatingsAt at,
      RatingsInForce shown,
      boolean reviewed) {
    RatingsInForce standing =
        at.stage() == StageFilter.AGREED_ONLY
            ? RatingLog.inForceIn(tenant, area, view, at.by(StageFilter.STANDING))
            : shown;
    if (!reviewed) {
      return new RatingsByStage(standing, RatingGrid.EMPTY, CellReviews.NONE);
    }
    return new RatingsByStage(
        standing,
        RatingLog.grids(tenant, area, view, List.of(at.by(StageFilter.AGREED_ONLY))).getFirst(),
        ReviewLog.of(tenant, area, view, at, standing));
  }

  /** The agency's own word; null for none. */
  public @Nullable Rating self(CapabilityCode capability, AgencyCode agency) {
    RatingEntry entry = entry(capability, agency);
    if (entry != null && entry.stage() == Stage.SELF) {
      return entry.rating();
    }
    CellReview review = reviews.on(capability, agency);
    return review == null ? null : review.self();
  }

  /** Rating last agreed on, whether or not it still stands; null for none. */
  public @Nullable Rating agreed(CapabilityCode capability, AgencyCode agency) {
    RatingEntry entry = entry(capability, agency);
    return entry != null && entry.stage() == Stage.AGREED
        ? entry.rating()
        : agreed.on(capability).get(agency);
  }

  /** Rating that a reviewer sees while the challenge is open; null for none. */
  public @Nullable Rating openChallenge(CapabilityCode capability, AgencyCode agency) {
    CellReview review = reviews.on(capability, agency);
    CellReview.Challenge challenge = review == null ? null : review.challenge();
    return challenge != null && challenge.open() ? challenge.sees() : null;
  }

  private @Nullable RatingEntry entry(CapabilityCode capability, AgencyCode agency) {
    return standing.on(capability).get(agency);
  }
}

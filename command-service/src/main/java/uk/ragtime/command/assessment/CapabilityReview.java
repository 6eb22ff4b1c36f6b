package uk.ragtime.command.assessment;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/**
 * All that both sides said of one capability in one assessment.
 *
 * @param ratings the agency's word and agreements
 * @param challenge the open one; null if there is none
 * @param agreed the rating that was agreed after the agency's latest word, and is not challenged
 *     again; null if there is none
 */
public record CapabilityReview(
    DatedRatings ratings, @Nullable Challenge challenge, @Nullable Rating agreed) {
  static final CapabilityReview NONE = new CapabilityReview(DatedRatings.NONE, null, null);

  /**
   * An open challenge.
   *
   * @param self the agency's rating that is challenged
   * @param offers the rating that the agency offered; null if it has not answered
   * @param position of its event in the partnership's log, where its texts stand
   * @param hasEvidence whether there is evidence among them
   */
  public record Challenge(
      Rating self, Rating sees, @Nullable Rating offers, long position, boolean hasEvidence) {
    Challenge offering(Rating offer) {
      return new Challenge(self, sees, offer, position, hasEvidence);
    }
  }

  /** The agency gave another rating: a challenge of the one before is overtaken. */
  CapabilityReview changed(DatedRatings.Entry entry) {
    return new CapabilityReview(ratings.with(entry), null, null);
  }

  CapabilityReview reconfirmed(DatedRatings.Entry entry) {
    return new CapabilityReview(ratings.with(entry), challenge, null);
  }

  CapabilityReview agreed(DatedRatings.Entry entry) {
    return new CapabilityReview(ratings.with(entry), null, entry.rating());
  }

  CapabilityReview withdrawn(long position) {
    return new CapabilityReview(ratings.without(position), null, null);
  }

  CapabilityReview challenged(Challenge by) {
    return new CapabilityReview(ratings, by, null);
  }

  CapabilityReview answered(Rating offer) {
    return new CapabilityReview(
        ratings, challenge == null ? null : challenge.offering(offer), agreed);
  }
}

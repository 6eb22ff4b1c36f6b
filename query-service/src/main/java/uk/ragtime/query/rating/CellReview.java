package uk.ragtime.query.rating;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/**
 * Words of agency and reviewer beside the rating of a cell.
 *
 * @param self the agency's own rating; null for none
 * @param challenge of that rating; null for none
 */
public record CellReview(@Nullable Rating self, @Nullable Challenge challenge) {
  /**
   * A reviewer's disagreement.
   *
   * @param sees rating that the reviewer sees
   * @param open whether it is neither agreed nor overtaken by a changed rating
   */
  public record Challenge(Rating sees, boolean open) {}

  /** Whether there is a challenge to be settled. */
  public boolean isOpen() {
    return challenge != null && challenge.open();
  }
}

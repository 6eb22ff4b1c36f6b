package uk.ragtime.query.profile;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Several agencies' ratings as one, and the rule by which they became it. */
public sealed interface RollUp {
  RollUpRule rule();

  /**
   * @param rating null where nothing on the scale is rated
   */
  record OneRating(RollUpRule rule, uk.ragtime.kernel.@Nullable Rating rating) implements RollUp {}

  /**
   * @param share of Green among what is on the scale, 0 to 1 with four digits; null where nothing
   *     is
   */
  record ShareOfGreen(RollUpRule rule, @Nullable BigDecimal share) implements RollUp {}
}

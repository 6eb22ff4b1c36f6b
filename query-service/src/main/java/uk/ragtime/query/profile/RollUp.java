package uk.ragtime.query.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Several agencies' ratings as one, and the rule by which they became it. */
public sealed interface RollUp {
  RollUpRule rule();

  /**
   * @param rating NOT_APPLICABLE where all agencies say so; null where nothing on the scale is
   *     rated
   */
  record OneRating(RollUpRule rule, uk.ragtime.kernel.@Nullable Rating rating) implements RollUp {}

  /**
   * @param share of Green among what is on the scale, 0 to 1 with four digits; null where nothing
   *     is
   * @param rating NOT_APPLICABLE where all agencies say so; left out otherwise
   */
  record ShareOfGreen(
      RollUpRule rule,
      @Nullable BigDecimal share,
      @JsonInclude(JsonInclude.Include.NON_NULL) uk.ragtime.kernel.@Nullable Rating rating)
      implements RollUp {}
}

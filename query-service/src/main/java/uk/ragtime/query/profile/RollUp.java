package uk.ragtime.query.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Several agencies' ratings as one, with the rule that combined them. */
public sealed interface RollUp {
  RollUpRule rule();

  /**
   * @param rating NOT_APPLICABLE if all agencies say so; null if nothing on the scale is rated
   */
  record OneRating(RollUpRule rule, uk.ragtime.kernel.@Nullable Rating rating) implements RollUp {}

  /**
   * @param share of Green among the ratings on the scale, from 0 to 1 with four digits; null if
   *     there is none
   * @param rating NOT_APPLICABLE if all agencies say so; absent otherwise
   */
  record ShareOfGreen(
      RollUpRule rule,
      @Nullable BigDecimal share,
      @JsonInclude(JsonInclude.Include.NON_NULL) uk.ragtime.kernel.@Nullable Rating rating)
      implements RollUp {}
}

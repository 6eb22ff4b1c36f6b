package uk.ragtime.query.profile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.access.Parameters;

/**
 * Rule by which several agencies' ratings become one. Not rated never counts, and not applicable
 * counts only if all agencies say so: neither says anything about the workforce.
 */
public enum RollUpRule {
  /** The worst rating. */
  WORST("worst") {
    @Override
    public RollUp of(Distribution counts) {
      Rating worst =
          counts.red() > 0
              ? Rating.RED
              : counts.amber() > 0
                  ? Rating.AMBER
                  : counts.green() > 0 ? Rating.GREEN : notApplicable(counts);
      return new RollUp.OneRating(this, worst);
    }
  },
  /** The most frequent rating; of two equally frequent ones, the worse. */
  MAJORITY("majority") {
    @Override
    public RollUp of(Distribution counts) {
      if (counts.onScale() == 0) {
        return new RollUp.OneRating(this, notApplicable(counts));
      }
      int most = Math.max(counts.red(), Math.max(counts.amber(), counts.green()));
      Rating rating =
          counts.red() == most ? Rating.RED : counts.amber() == most ? Rating.AMBER : Rating.GREEN;
      return new RollUp.OneRating(this, rating);
    }
  },
  /** The share of Green among the ratings on the scale. */
  SHARE_OF_GREEN("share-of-green") {
    @Override
    public RollUp of(Distribution counts) {
      if (counts.onScale() == 0) {
        return new RollUp.ShareOfGreen(this, null, notApplicable(counts));
      }
      BigDecimal share =
          BigDecimal.valueOf(counts.green())
              .divide(BigDecimal.valueOf(counts.onScale()), DIGITS, RoundingMode.HALF_UP);
      return new RollUp.ShareOfGreen(this, share, null);
    }
  };

  private static final int DIGITS = 4;

  private final String spelling;

  RollUpRule(String spelling) {
    this.spelling = spelling;
  }

  /** Applies if nothing on the scale is rated; null while an agency has still to rate. */
  private static @Nullable Rating notApplicable(Distribution counts) {
    return counts.notApplicable() > 0 && counts.notRated() == 0 ? Rating.NOT_APPLICABLE : null;
  }

  /** Combines the agencies' ratings. */
  public abstract RollUp of(Distribution counts);

  @JsonValue
  public String spelling() {
    return spelling;
  }

  /**
   * Parses the rule that a parameter names; the worst rating if it is absent.
   *
   * @throws uk.ragtime.web.ProblemException invalid-parameter
   */
  public static RollUpRule read(@Nullable String parameter) {
    return Parameters.word("rollup", parameter, WORST, values(), RollUpRule::spelling);
  }
}

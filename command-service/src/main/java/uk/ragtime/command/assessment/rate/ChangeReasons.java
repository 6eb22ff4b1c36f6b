package uk.ragtime.command.assessment.rate;

import static uk.ragtime.command.decision.RefusalCode.REASON_DOES_NOT_FIT;

import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;

/** The reasons that fit a change of a rating. */
final class ChangeReasons {
  private ChangeReasons() {}

  /**
   * The given reason, or the inferred one if none is given.
   *
   * @param from null if the capability was not rated
   * @throws Refused with {@code reason-does-not-fit}
   */
  static ChangeReason of(GivenRating given, @Nullable Rating from) {
    ChangeReason reason = given.reason();
    if (reason == null) {
      return inferred(from, given.rating());
    }
    if (!fits(reason, from, given.rating())) {
      throw new Refused(
          REASON_DOES_NOT_FIT,
          given.capability()
              + " goes from "
              + (from == null ? "not rated" : from)
              + " to "
              + given.rating()
              + ", which is no "
              + reason);
    }
    return reason;
  }

  private static boolean fits(ChangeReason reason, @Nullable Rating from, Rating to) {
    return switch (reason) {
      case FIRST_RATING -> from == null;
      case IMPROVEMENT -> from != null && to.isBetterThan(from);
      case DECLINE -> from != null && from.isBetterThan(to);
      case CORRECTION, REINTERPRETATION, STAFFING_CHANGE -> true;
    };
  }

  private static ChangeReason inferred(@Nullable Rating from, Rating to) {
    if (from == null) {
      return ChangeReason.FIRST_RATING;
    }
    if (to.isBetterThan(from)) {
      return ChangeReason.IMPROVEMENT;
    }
    return from.isBetterThan(to) ? ChangeReason.DECLINE : ChangeReason.REINTERPRETATION;
  }
}

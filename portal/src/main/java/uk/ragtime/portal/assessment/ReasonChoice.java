package uk.ragtime.portal.assessment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Rating;

/** Reasons for a change that can fit, so that no form offers one that is always refused. */
final class ReasonChoice {
  private static final String BETTER = "IMPROVEMENT";
  private static final String WORSE = "DECLINE";
  private static final List<String> CHOICES =
      List.of(BETTER, WORSE, "CORRECTION", "REINTERPRETATION", "STAFFING_CHANGE");

  /** That of a first rating is derived, and no form offers it. */
  private static final Set<String> KNOWN =
      Stream.concat(CHOICES.stream(), Stream.of("FIRST_RATING"))
          .collect(Collectors.toUnmodifiableSet());

  private ReasonChoice() {}

  /**
   * Reasons to choose from; none if it was not rated before.
   *
   * @param before the rating until now; null for none
   */
  static List<String> after(@Nullable Rating before) {
    if (before == null) {
      return List.of();
    }
    return CHOICES.stream()
        .filter(reason ->
            Stream.of(Rating.values())
                .anyMatch(rating -> rating != before && fits(reason, before, rating)))
        .toList();
  }

  /** Whether it is a reason at all, offered or not. */
  static boolean isKnown(String reason) {
    return KNOWN.contains(reason);
  }

  /** Whether a reason fits a change. */
  static boolean fits(String reason, @Nullable Rating before, Rating rating) {
    return switch (reason) {
      case BETTER -> before != null && isBetter(rating, before);
      case WORSE -> before != null && isBetter(before, rating);
      default -> true;
    };
  }

  private static boolean isBetter(Rating one, Rating other) {
    return switch (one) {
      case GREEN -> other == Rating.AMBER || other == Rating.RED;
      case AMBER -> other == Rating.RED;
      case RED, NOT_APPLICABLE -> false;
    };
  }
}

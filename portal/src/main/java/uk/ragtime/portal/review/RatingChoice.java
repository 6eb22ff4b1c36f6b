package uk.ragtime.portal.review;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.page.RatingLabel;

/**
 * A rating to choose.
 *
 * @param note key of what choosing it does; null if nothing is to be told
 * @param looks what it looks like; null where the checklist does not tell
 */
record RatingChoice(
    Rating rating, RatingLabel label, @Nullable String note, @Nullable String looks) {

  /** All ratings, for a coordinator who settles. */
  static List<RatingChoice> all(AssessmentDetails details, Assessment.Cell cell) {
    return Stream.of(Rating.values()).map(rating -> of(details, cell, rating, null)).toList();
  }

  /** Ratings that a reviewer may see: all but the agency's own. */
  static List<RatingChoice> forReviewer(AssessmentDetails details, Assessment.Cell cell) {
    Assessment.Word self = cell.self();
    return Stream.of(Rating.values())
        .filter(rating -> self == null || self.rating() != rating)
        .map(rating -> of(details, cell, rating, null))
        .toList();
  }

  /**
   * Ratings that an agency may stand for, each with what choosing it does.
   *
   * @param settles whether accepting the reviewer's settles it at once
   */
  static List<RatingChoice> forAgency(
      AssessmentDetails details, Assessment.Cell cell, boolean settles) {
    Assessment.Word self = cell.self();
    Assessment.Challenge challenge = cell.challenge();
    return Stream.of(Rating.values())
        .map(rating -> {
          if (self != null && self.rating() == rating) {
            return of(details, cell, rating, "answer.keep");
          }
          boolean seen = challenge != null && challenge.word().rating() == rating;
          String accepted = settles ? "answer.accept" : "answer.accept.offer";
          return of(details, cell, rating, seen ? accepted : "answer.offer");
        })
        .toList();
  }

  private static RatingChoice of(
      AssessmentDetails details, Assessment.Cell cell, Rating rating, @Nullable String note) {
    return new RatingChoice(
        rating,
        RatingLabel.of(rating),
        note,
        details.item(cell.capability()).map(item -> looks(item, rating)).orElse(null));
  }

  private static @Nullable String looks(Lists.Capability item, Rating rating) {
    return switch (rating) {
      case RED -> item.red();
      case AMBER -> item.amber();
      case GREEN -> item.green();
      case NOT_APPLICABLE -> null;
    };
  }
}

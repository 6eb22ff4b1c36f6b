package uk.ragtime.portal.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.assessment.CellState;
import uk.ragtime.portal.assessment.SpokenWord;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/** All capabilities of a submitted assessment, the words of both sides beside last time's. */
record ReviewPage(AssessmentState state, int challenges, List<Cell> cells) {

  /**
   * A capability.
   *
   * @param change the word by which the agency gave its rating, if it has looked at it again since
   * @param last last word of an earlier cycle; null if none is known
   * @param agreeable ratings that the reviewer can agree to: the agency's offer, and its own
   * @param spokenAt position of the last word about it
   */
  record Cell(
      String code,
      String title,
      CellState state,
      @Nullable SpokenWord self,
      @Nullable SpokenWord change,
      @Nullable SpokenWord last,
      @Nullable SpokenWord challenge,
      @Nullable SpokenWord answer,
      @Nullable SpokenWord agreed,
      List<Choice> agreeable,
      long spokenAt,
      String story) {}

  /**
   * A rating to agree to.
   *
   * @param key of its form
   */
  record Choice(Rating rating, RatingLabel label, UUID key) {}

  static ReviewPage of(AssessmentDetails details, Map<String, SpokenWord> last, Words words) {
    return new ReviewPage(
        AssessmentState.of(details.assessment()),
        details.assessment().challengesOpen(),
        details.assessment().cells().stream()
            .map(cell -> cell(details, cell, last.get(cell.capability()), words))
            .toList());
  }

  static Cell cell(
      AssessmentDetails details, Assessment.Cell cell, @Nullable SpokenWord last, Words words) {
    Assessment.Challenge challenge = cell.challenge();
    return new Cell(
        cell.capability(),
        cell.title(),
        CellState.of(cell),
        SpokenWord.orNull(cell.self(), words),
        SpokenWord.orNull(cell.change(), words),
        last,
        challenge == null ? null : SpokenWord.of(challenge.word(), words),
        challenge == null ? null : SpokenWord.orNull(challenge.answer(), words),
        SpokenWord.orNull(cell.agreed(), words),
        agreeable(cell),
        cell.lastSpokenAt(),
        details.story(cell.capability()));
  }

  private static List<Choice> agreeable(Assessment.Cell cell) {
    List<Rating> ratings = new ArrayList<>();
    Assessment.Challenge challenge = cell.challenge();
    if (cell.agreed() == null || cell.isChallenged()) {
      if (cell.isChallenged() && challenge != null && challenge.answer() != null) {
        ratings.add(challenge.answer().rating());
      }
      if (cell.self() != null) {
        ratings.add(cell.self().rating());
      }
    }
    return ratings.stream()
        .distinct()
        .map(rating -> new Choice(rating, RatingLabel.of(rating), UUID.randomUUID()))
        .toList();
  }
}

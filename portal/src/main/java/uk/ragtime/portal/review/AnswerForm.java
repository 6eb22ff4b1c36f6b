package uk.ragtime.portal.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.assessment.CellForm;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedText;

/**
 * An answer as typed.
 *
 * @param version of the assessment that the form was opened on
 * @param spokenAt position of the last word about the capability then
 */
record AnswerForm(
    @Nullable UUID key,
    @Nullable Long version,
    @Nullable Long spokenAt,
    @Nullable Rating rating,
    String rationale)
    implements CellForm<AnswerForm> {
  AnswerForm {
    rationale = TypedText.of(rationale);
  }

  static AnswerForm of(AssessmentDetails details, Assessment.Cell cell) {
    return new AnswerForm(
        UUID.randomUUID(), details.assessment().version(), cell.lastSpokenAt(), null, "");
  }

  @Override
  public AnswerForm on(AssessmentDetails details, Assessment.Cell cell) {
    return new AnswerForm(
        key, details.assessment().version(), cell.lastSpokenAt(), rating, rationale);
  }

  /** Errors, in the order of the page. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (rating == null) {
      errors.add(new FieldError("answer.wrong.no-rating", "rating"));
    }
    errors.addAll(TypedText.errors(rationale, "rationale", "answer.wrong.no-rationale"));
    return errors;
  }
}

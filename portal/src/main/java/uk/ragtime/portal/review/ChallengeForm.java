package uk.ragtime.portal.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.assessment.CellForm;
import uk.ragtime.portal.page.EvidenceRows;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedText;

/**
 * A challenge as typed.
 *
 * @param version of the assessment that the form was opened on
 * @param spokenAt position of the last word about the capability then
 * @param step {@code check} to see it before it is sent, {@code change} to go back from there
 */
record ChallengeForm(
    @Nullable UUID key,
    @Nullable Long version,
    @Nullable Long spokenAt,
    @Nullable Rating sees,
    String rationale,
    @Nullable List<String> evidenceTitle,
    @Nullable List<String> evidenceUrl,
    @Nullable String step)
    implements CellForm<ChallengeForm> {

  ChallengeForm {
    rationale = TypedText.of(rationale);
  }

  static ChallengeForm of(AssessmentDetails details, Assessment.Cell cell) {
    return new ChallengeForm(
        UUID.randomUUID(),
        details.assessment().version(),
        cell.lastSpokenAt(),
        null,
        "",
        null,
        null,
        null);
  }

  @Override
  public ChallengeForm on(AssessmentDetails details, Assessment.Cell cell) {
    return new ChallengeForm(
        key,
        details.assessment().version(),
        cell.lastSpokenAt(),
        sees,
        rationale,
        evidenceTitle,
        evidenceUrl,
        step);
  }

  public EvidenceRows evidence() {
    return EvidenceRows.of(evidenceTitle, evidenceUrl);
  }

  /** Errors, in the order of the page. */
  List<FieldError> errors(Assessment.Cell cell) {
    List<FieldError> errors = new ArrayList<>();
    if (sees == null) {
      errors.add(new FieldError("challenge.wrong.no-rating", "sees"));
    } else if (cell.self() != null && cell.self().rating() == sees) {
      errors.add(new FieldError("challenge.wrong.same", "sees"));
    }
    errors.addAll(TypedText.errors(rationale, "rationale", "challenge.wrong.no-rationale"));
    errors.addAll(evidence().errors());
    return errors;
  }
}

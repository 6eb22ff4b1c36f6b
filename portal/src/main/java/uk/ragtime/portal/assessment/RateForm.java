package uk.ragtime.portal.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.AssessmentCommands.GivenRating;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.EvidenceRows;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.VersionedForm;

/**
 * A rating as typed.
 *
 * @param version of the assessment that the form was opened on
 * @param spokenAt position of the agency's last word about the capability then
 * @param reason empty to derive it from the change
 * @param day with month and year the day from which it is true; blank for today
 * @param then {@code list} to go back to the assessment; otherwise the next capability follows
 */
record RateForm(
    @Nullable UUID key,
    @Nullable Long version,
    @Nullable Long spokenAt,
    @Nullable Rating rating,
    @Nullable String reason,
    String rationale,
    @Nullable List<String> evidenceTitle,
    @Nullable List<String> evidenceUrl,
    @Nullable String day,
    @Nullable String month,
    @Nullable String year,
    @Nullable String then)
    implements VersionedForm {
  RateForm {
    reason = reason == null || reason.isBlank() ? null : reason;
    rationale = TypedText.of(rationale);
  }

  /** Form with what the agency said last in this cycle; nothing is chosen before that. */
  static RateForm of(UUID key, long version, Assessment.Cell cell) {
    Assessment.Word self = cell.self();
    List<Audit.Evidence> documents =
        self == null
            ? List.of()
            : Objects.requireNonNullElse(self.evidence(), List.<Audit.Evidence>of());
    EvidenceRows rows = EvidenceRows.of(documents);
    return new RateForm(
        key,
        version,
        cell.spokenAt(),
        self == null ? null : self.rating(),
        null,
        self == null ? "" : Objects.requireNonNullElse(self.rationale(), ""),
        rows.rows().stream().map(EvidenceRows.Row::title).toList(),
        rows.rows().stream().map(EvidenceRows.Row::url).toList(),
        null,
        null,
        null,
        null);
  }

  /** The same on a newer version of the assessment. */
  RateForm on(long newer, Assessment.Cell cell) {
    return new RateForm(
        key,
        newer,
        cell.spokenAt(),
        rating,
        reason,
        rationale,
        evidenceTitle,
        evidenceUrl,
        day,
        month,
        year,
        then);
  }

  /** Whether the agency has said nothing about the capability since the form was opened. */
  boolean isAbout(Assessment.Cell cell) {
    return Objects.requireNonNullElse(spokenAt, 0L) == cell.spokenAt();
  }

  public EvidenceRows evidence() {
    return EvidenceRows.of(evidenceTitle, evidenceUrl);
  }

  public TypedDate typed() {
    return TypedDate.of(day, month, year);
  }

  boolean returnsToList() {
    return "list".equals(then);
  }

  /**
   * Errors, in the order of the page. A reason is compared with the rating that the form showed.
   *
   * @param cell as it is now
   */
  List<FieldError> errors(Assessment.Cell cell) {
    List<FieldError> errors = new ArrayList<>();
    if (rating == null) {
      errors.add(new FieldError("rate.wrong.no-rating", "rating"));
    }
    if (reason != null && !ReasonChoice.isKnown(reason)) {
      errors.add(new FieldError("rate.wrong.reason", "reason"));
    }
    boolean compared = rating != null && reason != null && isAbout(cell);
    if (compared
        && !ReasonChoice.fits(
            Objects.requireNonNull(reason),
            RatePage.before(cell),
            Objects.requireNonNull(rating))) {
      errors.add(new FieldError("refused.reason-does-not-fit", "reason"));
    }
    errors.addAll(TypedText.tooLong(rationale, "rationale"));
    errors.addAll(evidence().errors());
    if (!typed().blank() && typed().read() instanceof TypedDate.InvalidDate(FieldError error)) {
      errors.add(error);
    }
    return errors;
  }

  /** Whether it repeats what the agency said last, so that there is nothing to record. */
  boolean repeats(Assessment.Cell cell) {
    Assessment.Word self = cell.self();
    return self != null
        && isAbout(cell)
        && self.rating() == rating
        && typed().blank()
        && Objects.requireNonNullElse(self.rationale(), "").equals(rationale)
        && Objects.requireNonNullElse(self.evidence(), List.<Audit.Evidence>of())
            .equals(evidence().documents());
  }

  /** The command; there must be no errors. */
  GivenRating given() {
    return new GivenRating(
        Objects.requireNonNull(rating),
        reason,
        rationale.isEmpty() ? null : rationale,
        evidence().documents(),
        typed().read() instanceof TypedDate.Date(LocalDate date) ? date : null);
  }
}

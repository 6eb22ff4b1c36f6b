package uk.ragtime.portal.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.FieldError;

class RateFormTest {
  private static final Assessment.Cell UNRATED = AssessmentExamples.unrated("a");
  private static final Assessment.Cell AMBER = AssessmentExamples.rated("a", Rating.AMBER);

  private static RateForm form(
      @Nullable Rating rating, @Nullable String reason, String rationale, long spokenAt) {
    return new RateForm(
        UUID.randomUUID(),
        7L,
        spokenAt,
        rating,
        reason,
        rationale,
        List.of("", ""),
        List.of("", ""),
        null,
        null,
        null,
        null);
  }

  @Test
  void nothingIsChosenBeforeTheAgencyHasSpoken() {
    RateForm form =
        RateForm.of(UUID.randomUUID(), 7, AssessmentExamples.carriedOver("a", Rating.RED));
    assertThat(form.rating()).isNull();
    assertThat(form.errors(UNRATED))
        .extracting(FieldError::problem)
        .containsExactly("rate.wrong.no-rating");
  }

  @ParameterizedTest
  @CsvSource({
    "GREEN, IMPROVEMENT, true",
    "GREEN, DECLINE, false",
    "RED, DECLINE, true",
    "RED, IMPROVEMENT, false",
    "NOT_APPLICABLE, IMPROVEMENT, false",
    "RED, CORRECTION, true",
  })
  void aReasonFitsTheChange(Rating rating, String reason, boolean fits) {
    assertThat(form(rating, reason, "", 10).errors(AMBER).isEmpty()).isEqualTo(fits);
  }

  @Test
  void aReasonIsNotComparedWithARatingThatTheFormDidNotShow() {
    assertThat(form(Rating.GREEN, "DECLINE", "", 9).errors(AMBER)).isEmpty();
  }

  @Test
  void aReasonIsOneOfThoseThatThereAre() {
    assertThat(form(Rating.GREEN, "PURPLE", "", 10).errors(AMBER))
        .containsExactly(new FieldError("rate.wrong.reason", "reason"));
  }

  @Test
  void onlyReasonsThatCanFitAreOffered() {
    assertThat(ReasonChoice.after(null)).isEmpty();
    assertThat(ReasonChoice.after(Rating.RED)).contains("IMPROVEMENT").doesNotContain("DECLINE");
    assertThat(ReasonChoice.after(Rating.GREEN)).contains("DECLINE").doesNotContain("IMPROVEMENT");
    assertThat(ReasonChoice.after(Rating.NOT_APPLICABLE)).doesNotContain("DECLINE", "IMPROVEMENT");
  }

  @Test
  void repeatingTheLastWordRecordsNothing() {
    assertThat(form(Rating.AMBER, null, "", 10).repeats(AMBER)).isTrue();
    assertThat(form(Rating.AMBER, null, "More.", 10).repeats(AMBER)).isFalse();
    assertThat(form(Rating.GREEN, null, "", 10).repeats(AMBER)).isFalse();
    assertThat(form(Rating.AMBER, null, "", 0).repeats(UNRATED)).isFalse();
  }

  @Test
  void theNextCapabilityIsOneThatNobodyLookedAtAndThenTheCheck() {
    AssessmentDetails details =
        AssessmentExamples.details(
            AssessmentExamples.RATER,
            AssessmentExamples.assessment(
                "OPEN",
                AssessmentExamples.unrated("a"),
                AssessmentExamples.rated("b", Rating.RED),
                AssessmentExamples.carriedOver("c", Rating.RED)));
    assertThat(RatePage.next(details, "a")).containsExactly("rate", "c");
    assertThat(RatePage.next(details, "c")).containsExactly("rate", "a");
    AssessmentDetails done =
        AssessmentExamples.details(
            AssessmentExamples.RATER,
            AssessmentExamples.assessment("OPEN", AssessmentExamples.unrated("a")));
    assertThat(RatePage.next(done, "a")).containsExactly("check");
  }
}

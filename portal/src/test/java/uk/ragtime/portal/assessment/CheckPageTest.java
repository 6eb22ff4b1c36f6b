package uk.ragtime.portal.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.assessment.AssessmentExamples.agreed;
import static uk.ragtime.portal.assessment.AssessmentExamples.assessment;
import static uk.ragtime.portal.assessment.AssessmentExamples.carriedOver;
import static uk.ragtime.portal.assessment.AssessmentExamples.challenged;
import static uk.ragtime.portal.assessment.AssessmentExamples.details;
import static uk.ragtime.portal.assessment.AssessmentExamples.rated;
import static uk.ragtime.portal.assessment.AssessmentExamples.unrated;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

class CheckPageTest {
  private static final Words WORDS = EnglishWords.words();
  private static final Instant IN_TIME = Instant.parse("2026-11-01T12:00:00Z");

  private static CheckPage page(Capacity capacity, Assessment assessment) {
    return CheckPage.of(details(capacity, assessment), IN_TIME, WORDS);
  }

  @Test
  void whatIsMissingIsNamedByCapability() {
    // given a cycle that asks for reasons with Red and evidence with Green
    Assessment assessment =
        assessment(
            "OPEN",
            unrated("a"),
            carriedOver("b", Rating.AMBER),
            rated("c", Rating.RED),
            rated("d", Rating.GREEN),
            rated("e", Rating.AMBER));

    // when
    CheckPage page = page(AssessmentExamples.RATER, assessment);

    // then
    assertThat(page.gaps())
        .extracting(CheckPage.Gap::what)
        .containsExactly("not-rated", "only-carried-over", "rationale-missing", "evidence-missing");
    assertThat(page.gaps().getFirst().address()).endsWith("/midwifery/rate/a");
    assertThat(page.submits()).isFalse();
  }

  @Test
  void aCompleteAssessmentIsSubmittedByWhoeverWrites() {
    Assessment complete = assessment("OPEN", rated("a", Rating.AMBER));
    assertThat(page(AssessmentExamples.RATER, complete).submits()).isTrue();
    assertThat(page(AssessmentExamples.COORDINATOR, complete).submits()).isTrue();
    assertThat(page(AssessmentExamples.VIEWER, complete).submits()).isFalse();
    assertThat(page(AssessmentExamples.REVIEWER, complete).submits()).isFalse();
  }

  @Test
  void aSubmissionAfterTheCutOffIsCalledLate() {
    Assessment complete = assessment("OPEN", "PAST_CUT_OFF", false, rated("a", Rating.AMBER));
    CheckPage page =
        CheckPage.of(
            details(AssessmentExamples.RATER, complete),
            Instant.parse("2026-12-02T00:00:00Z"),
            WORDS);
    assertThat(page.submits()).isTrue();
    assertThat(page.late()).isTrue();
  }

  @Test
  void onlyALeadOrCoordinatorSignsAndOnlyWhatIsSettled() {
    Assessment settled = assessment("SUBMITTED", agreed("a", Rating.GREEN, Rating.AMBER));
    Assessment open = assessment("SUBMITTED", challenged("a", Rating.GREEN, Rating.RED, null));
    assertThat(page(AssessmentExamples.LEAD, settled).signs()).isTrue();
    assertThat(page(AssessmentExamples.COORDINATOR, settled).signs()).isTrue();
    assertThat(page(AssessmentExamples.RATER, settled).signs()).isFalse();
    assertThat(page(AssessmentExamples.LEAD, open).signs()).isFalse();
    assertThat(page(AssessmentExamples.LEAD, open).gaps())
        .extracting(CheckPage.Gap::what)
        .containsExactly("challenged");
  }

  @Test
  void anAgreementIsShownBesideTheAgencysOwnRating() {
    CheckPage.Answer answer =
        page(
                AssessmentExamples.LEAD,
                assessment("SUBMITTED", agreed("a", Rating.GREEN, Rating.AMBER)))
            .answers()
            .getFirst();
    assertThat(answer.label()).isEqualTo(RatingLabel.AMBER);
    assertThat(answer.self()).isEqualTo(RatingLabel.GREEN);
  }

  @Test
  void wordsAfterASheetAreWhatChangedSinceItWasShown() {
    AssessmentDetails details =
        details(
            AssessmentExamples.LEAD,
            assessment(
                "SUBMITTED",
                agreed("a", Rating.GREEN, Rating.AMBER),
                challenged("b", Rating.GREEN, Rating.RED, Rating.AMBER)));
    assertThat(CheckPage.after(25, details, WORDS))
        .extracting(CheckPage.Later::what)
        .containsExactly("later.AGREED", "later.ANSWERED");
    assertThat(CheckPage.after(40, details, WORDS)).isEmpty();
  }
}

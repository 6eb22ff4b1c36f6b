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

class AssessmentPageTest {
  private static final Words WORDS = EnglishWords.words();
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String STORY =
      "/lancashire/areas/blackpool/agencies/midwifery/capabilities/";
  private static final String S =
      "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/midwifery";

  private static AssessmentPage.Row row(Capacity capacity, Assessment assessment) {
    return AssessmentPage.of(details(capacity, assessment), NOW, WORDS)
        .sections()
        .getFirst()
        .rows()
        .getFirst();
  }

  @Test
  void onlyWhatSomebodyLookedAtInThisCycleCounts() {
    // given
    Assessment assessment =
        assessment("OPEN", rated("a", Rating.RED), carriedOver("b", Rating.AMBER), unrated("c"));

    // when
    AssessmentPage page =
        AssessmentPage.of(details(AssessmentExamples.RATER, assessment), NOW, WORDS);

    // then
    assertThat(page.lookedAt()).isOne();
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.sections().getFirst().rows())
        .extracting(AssessmentPage.Row::state)
        .containsExactly(CellState.RATED, CellState.CARRIED_OVER, CellState.NOT_RATED);
    assertThat(page.sections().getFirst().rows())
        .extracting(AssessmentPage.Row::label)
        .containsExactly(RatingLabel.RED, RatingLabel.AMBER, RatingLabel.NOT_RATED);
  }

  @Test
  void aRowLeadsToThePageThatTheVisitorMayUse() {
    Assessment open = assessment("OPEN", unrated("a"));
    Assessment sent = assessment("SUBMITTED", challenged("a", Rating.GREEN, Rating.RED, null));
    assertThat(row(AssessmentExamples.RATER, open).address()).isEqualTo(S + "/rate/a");
    assertThat(row(AssessmentExamples.RATER, sent).address()).isEqualTo(S + "/answer/a");
    assertThat(row(AssessmentExamples.VIEWER, open).address()).startsWith(STORY + "a");
    assertThat(row(AssessmentExamples.REVIEWER, sent).address()).startsWith(STORY + "a");
  }

  @Test
  void aChallengeShowsTheRatingThatTheReviewerSees() {
    AssessmentPage.Row row =
        row(
            AssessmentExamples.RATER,
            assessment("SUBMITTED", challenged("a", Rating.GREEN, Rating.RED, Rating.AMBER)));
    assertThat(row.label()).isEqualTo(RatingLabel.GREEN);
    assertThat(row.sees()).isEqualTo(RatingLabel.RED);
    assertThat(row.state()).isEqualTo(CellState.ANSWERED);
  }

  @Test
  void besideARatingStandsTheAuthorOfThatRating() {
    AssessmentPage.Row rated =
        row(AssessmentExamples.RATER, assessment("OPEN", rated("a", Rating.RED)));
    AssessmentPage.Row agreed =
        row(AssessmentExamples.RATER, assessment("SUBMITTED", agreed("a", Rating.RED, Rating.RED)));
    AssessmentPage.Row settled =
        row(
            AssessmentExamples.RATER,
            assessment("SUBMITTED", agreed("a", Rating.GREEN, Rating.AMBER)));

    assertThat(rated.saved()).isEqualTo("Saved by Jo, 12 October 2026 at 10:30");
    assertThat(agreed.saved()).isEqualTo("Agreed by Jo, 12 October 2026 at 10:30");
    assertThat(agreed.own()).isNull();
    assertThat(settled.saved()).isEqualTo("Agreed by Jo, 12 October 2026 at 10:30");
    assertThat(settled.own()).isEqualTo("The agency rated it Green: Jo, 12 October 2026 at 10:30");
  }

  @Test
  void theDeadlineIsSaidOrWhyThereIsNone() {
    assertThat(deadline(assessment("OPEN")))
        .contains("until midnight at the end of 30 November 2026");
    assertThat(deadline(assessment("NOT_STARTED", "PLANNED", false)))
        .isEqualTo("The cycle opens on 14 September 2026.");
    assertThat(deadline(assessment("OPEN", "PAST_CUT_OFF", false)))
        .contains("were taken until midnight at the end of 30 November 2026");
    assertThat(deadline(assessment("OPEN", "CLOSED", false))).contains("closed");
    assertThat(deadline(assessment("SUBMITTED"))).contains("with the reviewers");
    assertThat(deadline(assessment("SUBMITTED", challenged("a", Rating.GREEN, Rating.RED, null))))
        .contains("Open each that is challenged, and answer.");
  }

  private static String deadline(Assessment assessment) {
    return AssessmentPage.deadline(details(AssessmentExamples.RATER, assessment), NOW, WORDS);
  }
}

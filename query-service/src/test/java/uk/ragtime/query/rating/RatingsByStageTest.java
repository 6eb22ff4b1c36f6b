package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.query.checklist.ChecklistViews.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.ChecklistViews;

class RatingsByStageTest {
  private static final AgencyCode AGENCY = new AgencyCode("midwifery");
  private static final CapabilityCode CAPABILITY = new CapabilityCode("c1");
  private static final Line LINE = new Line(1, CAPABILITY);
  private static final ChecklistView VIEW = ChecklistViews.last(List.of(item("c1")));

  @Test
  void withoutAReviewThereIsTheAgencysWordAlone() {
    RatingsByStage words = words(shown(Rating.GREEN, Stage.SELF), RatingGrid.EMPTY, null);

    assertThat(words.self(CAPABILITY, AGENCY)).isEqualTo(Rating.GREEN);
    assertThat(words.agreed(CAPABILITY, AGENCY)).isNull();
    assertThat(words.openChallenge(CAPABILITY, AGENCY)).isNull();
  }

  @Test
  void anAgreementStandsBesideTheAgencysWord() {
    RatingsByStage words =
        words(
            shown(Rating.AMBER, Stage.AGREED),
            RatingGrid.EMPTY,
            new CellReview(Rating.GREEN, new CellReview.Challenge(Rating.RED, false)));

    assertThat(words.self(CAPABILITY, AGENCY)).isEqualTo(Rating.GREEN);
    assertThat(words.agreed(CAPABILITY, AGENCY)).isEqualTo(Rating.AMBER);
    assertThat(words.openChallenge(CAPABILITY, AGENCY)).isNull();
  }

  @Test
  void anAgreementThatNoLongerStandsIsStillToldAndAnOpenChallengeToo() {
    RatingGrid agreed = new RatingGrid();
    agreed.put(CAPABILITY, AGENCY, Rating.AMBER);
    RatingsByStage words =
        words(
            shown(Rating.GREEN, Stage.SELF),
            agreed,
            new CellReview(Rating.GREEN, new CellReview.Challenge(Rating.RED, true)));

    assertThat(words.self(CAPABILITY, AGENCY)).isEqualTo(Rating.GREEN);
    assertThat(words.agreed(CAPABILITY, AGENCY)).isEqualTo(Rating.AMBER);
    assertThat(words.openChallenge(CAPABILITY, AGENCY)).isEqualTo(Rating.RED);
  }

  @Test
  void aChallengeThatIsShownIsNotTheAgencysWord() {
    RatingsByStage words =
        words(
            shown(Rating.RED, Stage.CHALLENGED),
            RatingGrid.EMPTY,
            new CellReview(Rating.GREEN, new CellReview.Challenge(Rating.RED, true)));

    assertThat(words.self(CAPABILITY, AGENCY)).isEqualTo(Rating.GREEN);
    assertThat(words.agreed(CAPABILITY, AGENCY)).isNull();
  }

  private static RatingsByStage words(
      RatingsInForce shown, RatingGrid agreed, @Nullable CellReview review) {
    return new RatingsByStage(
        shown,
        agreed,
        review == null
            ? CellReviews.NONE
            : CellReviews.of(VIEW, Map.of(AGENCY, Map.of(LINE, review)), shown));
  }

  private static RatingsInForce shown(Rating rating, Stage stage) {
    RatingsInForce shown = new RatingsInForce();
    shown.put(
        CAPABILITY,
        new RatingEntry(
            AGENCY,
            CAPABILITY,
            rating,
            stage,
            new CycleCode("2026-autumn"),
            LocalDate.of(2026, 10, 5),
            Instant.parse("2026-10-06T10:00:00Z"),
            7,
            "rater"),
        LINE);
    return shown;
  }
}

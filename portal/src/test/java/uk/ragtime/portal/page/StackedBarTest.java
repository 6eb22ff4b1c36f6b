package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.api.Distribution;

class StackedBarTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void segmentsFillTheBarWithoutGapOrOverlapWhateverTheCounts(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      // given
      Distribution counts = anyCounts(random);
      int x = random.nextInt(200);
      int width = 1 + random.nextInt(1200);

      // when
      List<StackedBar.Segment> segments = StackedBar.of(counts, x, width).segments();

      // then
      int at = x;
      for (StackedBar.Segment segment : segments) {
        assertThat(segment.x()).isEqualTo(at);
        assertThat(segment.width()).isNotNegative();
        at += segment.width();
      }
      assertThat(at).isEqualTo(counts.total() == 0 ? x : x + width);
      assertThat(segments).isSortedAccordingTo(Comparator.comparing(StackedBar.Segment::label));
      assertThat(segments.stream().mapToInt(StackedBar.Segment::count).sum())
          .isEqualTo(counts.total());
    }
  }

  @Test
  void whatWasNeverSaidHasNoSegment() {
    assertThat(StackedBar.of(new Distribution(0, 3, 0, 0, 1), 0, 100).segments())
        .extracting(StackedBar.Segment::label)
        .containsExactly(RatingLabel.AMBER, RatingLabel.NOT_RATED);
  }

  @Test
  void segmentsWithoutRoomHaveTheirShapesAndCountsSideBySideBeneath() {
    // given: on a narrow screen, one of a hundred is three units wide
    StackedBar bar = StackedBar.of(new Distribution(1, 1, 96, 0, 2), 0, 318);

    // when
    List<StackedBar.Mark> marks = bar.marks(338);

    // then
    assertThat(marks)
        .extracting(mark -> mark.segment().label())
        .containsExactly(RatingLabel.RED, RatingLabel.AMBER, RatingLabel.NOT_RATED);
    for (int i = 1; i < marks.size(); i++) {
      assertThat(marks.get(i).x() - marks.get(i - 1).x()).isGreaterThanOrEqualTo(38);
    }
    assertThat(marks.getLast().x()).isLessThanOrEqualTo(338);
    assertThat(bar.segments().get(2).hasRoom()).isTrue();
  }

  @Test
  void whatIsCarriedOverIsApartBesideTheOthersOfItsRating() {
    assertThat(
            StackedBar.of(new Distribution(4, 0, 6, 0, 0), new Distribution(1, 0, 6, 0, 0), 0, 100)
                .segments())
        .containsExactly(
            new StackedBar.Segment(RatingLabel.RED, 3, false, 0, 30),
            new StackedBar.Segment(RatingLabel.RED, 1, true, 30, 10),
            new StackedBar.Segment(RatingLabel.GREEN, 6, true, 40, 60));
  }

  @Test
  void nothingAtAllIsAnEmptyBar() {
    assertThat(StackedBar.of(Distribution.NOTHING, 0, 100).segments()).isEmpty();
  }

  @Test
  void sharesAreOfTheRatingsGivenOnly() {
    // given
    Distribution counts = new Distribution(1, 1, 2, 10, 50);

    // then
    assertThat(counts.percentOfRated(counts.green())).isEqualTo(50);
    assertThat(Distribution.NOTHING.percentOfRated(0)).isZero();
  }

  private static Distribution anyCounts(Random random) {
    return new Distribution(some(random), some(random), some(random), some(random), some(random));
  }

  private static int some(Random random) {
    return random.nextBoolean() ? 0 : random.nextInt(90);
  }
}

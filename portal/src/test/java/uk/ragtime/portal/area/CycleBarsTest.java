package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.StackedBar;

class CycleBarsTest {
  private static final Distribution COUNTS = new Distribution(2, 4, 10, 1, 3);

  @Test
  void everyCycleShowsWhatItCarriedOverApart() {
    // given
    History history =
        new History(
            "workforce",
            List.of(
                point("spring", new Distribution(1, 0, 4, 0, 0)),
                point("autumn", Distribution.NOTHING)));

    // when
    CycleBars bars = bars(history);

    // then
    assertThat(carried(bars, 0)).isEqualTo(5);
    assertThat(carried(bars, 1)).isZero();
    assertThat(bars.carriedOver()).isTrue();
    assertThat(bars.periods())
        .extracting(CycleBars.Period::note)
        .containsExactly("12 of 20 looked at", "17 of 20 looked at");
  }

  @Test
  void claimsNothingWhereItIsNotKnown() {
    // when
    CycleBars bars = bars(new History("workforce", List.of(point("spring", null))));

    // then
    assertThat(bars.carriedOver()).isFalse();
    assertThat(bars.periods()).extracting(CycleBars.Period::note).containsExactly("still open");
  }

  private static int carried(CycleBars bars, int at) {
    return bars.wide().bars().get(at).stack().segments().stream()
        .filter(StackedBar.Segment::carriedOver)
        .mapToInt(StackedBar.Segment::count)
        .sum();
  }

  private static CycleBars bars(History history) {
    return CycleBars.of(
        history,
        Map.of("spring", "2026 spring", "autumn", "2026 autumn"),
        List.of("spring"),
        EnglishWords.words());
  }

  private static History.Point point(String cycle, @Nullable Distribution carriedOver) {
    return new History.Point(cycle, null, 1, COUNTS, carriedOver, List.of());
  }
}

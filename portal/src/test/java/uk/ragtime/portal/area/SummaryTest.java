package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.page.EnglishWords;

class SummaryTest {

  private final Summary summary = summary(false);

  @Test
  void saysHowSharesMovedWhoCameFurthestAndWhatStaysRed() {
    // given
    History history =
        new History(
            "workforce",
            List.of(
                point("a", counts(50, 38, 12, 0), counts(5, 2, 1, 0), counts(8, 0, 0, 0)),
                point("b", counts(20, 39, 41, 5), counts(0, 2, 6, 0), counts(6, 2, 0, 0))));

    // then
    assertThat(summary.of(history))
        .containsExactly(
            "Since 2024 autumn the share rated Green rose from 12% to 41%.",
            "Red fell from 50% to 20%.",
            "‘Tuning in’ has come furthest: 1 of 8 agencies were Green then, 6 of 8 now.",
            "‘Reflective supervision’ has been mostly Red in every cycle, and is Red in 6 of 8"
                + " agencies now.",
            "In 2026 autumn, 5 of 105 are not rated yet.");
  }

  @Test
  void saysThatSharesFellOrStayed() {
    // given
    History history =
        new History(
            "workforce",
            List.of(
                point("a", counts(3, 3, 6, 0), counts(0, 1, 0, 0), counts(0, 1, 0, 0)),
                point("b", counts(3, 6, 3, 0), counts(0, 1, 0, 0), counts(1, 2, 0, 0))));

    // then
    assertThat(summary.of(history))
        .containsExactly(
            "Since 2024 autumn the share rated Green fell from 50% to 25%.",
            "Red stayed at 25%.",
            "‘Reflective supervision’ is Red most often, in 1 of 3 agencies.");
  }

  @Test
  void comparesNothingWhereOnlyOneCycleWasRated() {
    // given
    History history =
        new History(
            "workforce",
            List.of(
                point("z", counts(0, 0, 0, 9), counts(0, 0, 0, 1), counts(0, 0, 0, 1)),
                point("a", counts(3, 6, 3, 0), counts(0, 1, 0, 0), counts(0, 1, 0, 0))));

    // then
    assertThat(summary.of(history))
        .containsExactly(
            "In 2024 autumn, the only cycle rated so far, 25% of ratings are Green, 50% Amber and"
                + " 25% Red.");
  }

  @Test
  void tellsCountsAndNoSharesWhereTooLittleIsRated() {
    // given: one rating of 88, and then ten
    History.Point one = point("a", counts(1, 0, 0, 87), counts(0, 0, 0, 0), counts(0, 0, 0, 0));
    History.Point ten = point("b", counts(2, 3, 5, 11), counts(0, 0, 0, 0), counts(0, 0, 0, 0));

    // then
    assertThat(summary.of(new History("workforce", List.of(one))))
        .containsExactly(
            "In 2024 autumn, the only cycle rated so far, one rating was given: 0 Green, 0 Amber"
                + " and 1 Red.",
            "In 2024 autumn, 87 of 88 are not rated yet.");
    assertThat(summary.of(new History("workforce", List.of(one, ten))))
        .contains(
            "In 2024 autumn one rating was given: 0 Green, 0 Amber and 1 Red.",
            "In 2026 autumn, 10 ratings were given: 5 Green, 3 Amber and 2 Red.");
  }

  @Test
  void saysSoWhereNothingWasRated() {
    assertThat(summary.of(new History("workforce", List.of())))
        .containsExactly("Nothing has been rated here yet.");
  }

  @Test
  void saysOfOneChecklistAmongSeveralNoMoreThanIsTrueOfIt() {
    History none = new History("workforce", List.of());
    assertThat(summary(true).of(none))
        .containsExactly("Nothing has been rated here by this checklist yet.");

    History once =
        new History(
            "workforce",
            List.of(point("a", counts(3, 6, 3, 0), counts(0, 1, 0, 0), counts(0, 1, 0, 0))));
    assertThat(summary(true).of(once))
        .containsExactly(
            "In 2024 autumn, the only cycle of this checklist rated so far, 25% of ratings are"
                + " Green, 50% Amber and 25% Red.");
  }

  private static Summary summary(boolean ofSeveral) {
    return new Summary(
        EnglishWords.words(),
        Map.of("a", "2024 autumn", "b", "2026 autumn"),
        Map.of("tuning-in", "Tuning in", "supervision", "Reflective supervision"),
        ofSeveral);
  }

  private static Distribution counts(int red, int amber, int green, int notRated) {
    return new Distribution(red, amber, green, 0, notRated);
  }

  private static History.Point point(
      String period, Distribution all, Distribution tuningIn, Distribution supervision) {
    return new History.Point(
        period,
        null,
        1,
        all,
        null,
        List.of(
            new History.CapabilityPoint("tuning-in", tuningIn),
            new History.CapabilityPoint("supervision", supervision)));
  }
}

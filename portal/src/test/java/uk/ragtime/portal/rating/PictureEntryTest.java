package uk.ragtime.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.rating.PictureEntry.Kind;

class PictureEntryTest {

  @Test
  void ordersByTheDayOnWhichEachWasTrue() {
    assertThat(
            PictureEntry.of(
                List.of(
                    entry(1, "CHANGED", null, Rating.RED, "SELF", "2026-03-01"),
                    entry(2, "CHANGED", Rating.RED, Rating.GREEN, "SELF", "2026-02-01"))))
        .extracting(PictureEntry::to)
        .containsExactly(RatingLabel.GREEN, RatingLabel.RED);
  }

  @Test
  void tellsAgreementsAndChallengesFromTheAgencysWord() {
    assertThat(
            PictureEntry.of(
                List.of(
                    entry(1, "CHANGED", null, Rating.GREEN, "SELF", "2026-03-01"),
                    entry(2, "CHALLENGED", Rating.GREEN, Rating.RED, "CHALLENGED", "2026-03-01"),
                    entry(3, "ANSWERED", null, Rating.AMBER, null, "2026-03-02"),
                    entry(4, "AGREED", Rating.GREEN, Rating.AMBER, "AGREED", "2026-03-01"),
                    entry(5, "RECONFIRMED", Rating.AMBER, Rating.AMBER, "SELF", "2026-09-01"))))
        .extracting(PictureEntry::kind)
        .containsExactly(Kind.CHANGED, Kind.CHALLENGED, Kind.AGREED, Kind.RECONFIRMED);
  }

  @Test
  void leavesOutWhatWasTakenBack() {
    assertThat(
            PictureEntry.of(
                List.of(
                    entry(1, "CHANGED", null, Rating.RED, "SELF", "2026-02-01"),
                    entry(2, "CHANGED", Rating.RED, Rating.GREEN, "SELF", "2026-03-01"),
                    entry(3, "WITHDRAWN", Rating.GREEN, null, "SELF", "2026-03-01"))))
        .extracting(PictureEntry::to)
        .containsExactly(RatingLabel.RED);
  }

  @Test
  void isLateOnlyWhereTheAgencyTellsOfAnEarlierDay() {
    PictureEntry late =
        PictureEntry.of(List.of(entry(1, "CHANGED", null, Rating.RED, "SELF", "2026-02-01")))
            .getFirst();
    PictureEntry agreed =
        PictureEntry.of(List.of(entry(1, "AGREED", null, Rating.RED, "AGREED", "2026-02-01")))
            .getFirst();
    assertThat(late.isLate()).isTrue();
    assertThat(agreed.isLate()).isFalse();
  }

  private static Audit.Entry entry(
      long position,
      String kind,
      @Nullable Rating from,
      @Nullable Rating to,
      @Nullable String stage,
      String on) {
    return new Audit.Entry(
        position,
        kind,
        Instant.parse("2026-10-01T09:00:00Z"),
        LocalDate.parse(on),
        null,
        false,
        "tuning-in",
        "2026-spring",
        from,
        to,
        stage,
        null,
        null,
        List.of(),
        List.of(),
        List.of());
  }
}

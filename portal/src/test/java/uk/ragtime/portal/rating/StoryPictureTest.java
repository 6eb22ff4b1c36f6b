package uk.ragtime.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.rating.PictureEntry.Kind;

class StoryPictureTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final List<Lists.Cycle> CYCLES =
      List.of(
          cycle("2025-spring", "2025-03-01", "2025-05-30", "CLOSED"),
          cycle("2025-autumn", "2025-09-01", "2025-11-28", "CLOSED"),
          cycle("2026-spring", "2026-03-01", "2026-05-30", "CLOSED"),
          cycle("2026-autumn", "2026-09-01", "2027-01-30", "OPEN"),
          cycle("2027-spring", "2027-03-01", "2027-05-30", "PLANNED"));

  @Test
  void givesEachCycleThatHasOpenedAnEqualSlot() {
    StoryPicture picture =
        wide(List.of(entry(Kind.CHANGED, RatingLabel.RED, "2025-spring", "2025-03-01")));
    assertThat(picture.slots())
        .extracting(StoryPicture.Slot::name)
        .containsExactly("2025 spring", "2025 autumn", "2026 spring", "2026 autumn");
    assertThat(picture.slots()).extracting(StoryPicture.Slot::width).containsOnly((960 - 92) / 4.0);
    StoryPicture.Slot last = picture.slots().getLast();
    assertThat(last.x() + last.width()).isEqualTo(960);
  }

  @Test
  void beginsWithTheCycleOfTheFirstEntry() {
    StoryPicture picture =
        wide(List.of(entry(Kind.CHANGED, RatingLabel.RED, "2026-spring", "2026-03-10")));
    assertThat(picture.slots())
        .extracting(StoryPicture.Slot::name)
        .containsExactly("2026 spring", "2026 autumn");
  }

  @Test
  void endsOnTheDayThatItIsSeenFrom() {
    StoryPicture picture =
        StoryPicture.of(
            List.of(entry(Kind.CHANGED, RatingLabel.RED, "2025-spring", "2025-03-10")),
            CYCLES,
            StoryPicture.Size.WIDE,
            12,
            LocalDate.of(2025, 10, 14));
    assertThat(picture.slots())
        .extracting(StoryPicture.Slot::name)
        .containsExactly("2025 spring", "2025 autumn");
  }

  @Test
  void runsTimeOverTheMiddleOfASlot() {
    StoryPicture picture =
        wide(
            List.of(
                entry(Kind.CHANGED, RatingLabel.RED, "2025-spring", "2025-03-01"),
                entry(Kind.CHANGED, RatingLabel.GREEN, "2025-spring", "2025-05-30")));
    StoryPicture.Slot slot = picture.slots().getFirst();
    assertThat(picture.marks().getFirst().x())
        .isEqualTo(slot.x() + .12 * slot.width(), within(.001));
    assertThat(picture.marks().getLast().x())
        .isEqualTo(slot.x() + .88 * slot.width(), within(.001));
    assertThat(picture.marks()).extracting(StoryPicture.Mark::y).containsExactly(146, 46);
  }

  @Test
  void stepsFromLaneToLaneAndIsCarriedOverUntilSomebodyLooks() {
    // given
    StoryPicture picture =
        wide(
            List.of(
                entry(Kind.CHANGED, RatingLabel.RED, "2025-spring", "2025-03-01"),
                entry(Kind.RECONFIRMED, RatingLabel.RED, "2026-spring", "2026-03-01"),
                entry(Kind.CHANGED, RatingLabel.AMBER, "2026-spring", "2026-05-30")));

    // then
    assertThat(picture.runs())
        .extracting(StoryPicture.Run::carriedOver)
        .containsExactly(false, true, true, false, true);
    assertThat(picture.runs().get(3).path()).contains("V96");
    assertThat(picture.runs().getLast().path()).startsWith("M743 96H");
  }

  @Test
  void leavesTheLineAsItIsWhereAReviewerOnlyChallenges() {
    StoryPicture picture =
        wide(
            List.of(
                entry(Kind.CHANGED, RatingLabel.GREEN, "2026-autumn", "2026-10-01"),
                entry(Kind.CHALLENGED, RatingLabel.RED, "2026-autumn", "2026-10-01")));
    assertThat(picture.runs()).hasSize(1);
    assertThat(picture.runs().getFirst().path()).doesNotContain("V");
    assertThat(picture.marks()).extracting(StoryPicture.Mark::y).containsExactly(46, 146);
  }

  @Test
  void breaksTheLineWhileNotApplicable() {
    StoryPicture picture =
        wide(
            List.of(
                entry(Kind.CHANGED, RatingLabel.GREEN, "2026-spring", "2026-03-01"),
                entry(Kind.CHANGED, RatingLabel.NOT_APPLICABLE, "2026-spring", "2026-05-30")));
    assertThat(picture.runs()).hasSize(1);
    assertThat(picture.marks().getLast().y()).isEqualTo(StoryPicture.ASIDE_Y);
  }

  @Test
  void leadsFromTheDayItWasTrueToTheDayItWasRecorded() {
    StoryPicture picture =
        wide(
            List.of(
                entry(Kind.CHANGED, RatingLabel.AMBER, "2025-spring", "2025-04-15", "2025-10-15")));
    StoryPicture.Slot later = picture.slots().get(1);
    StoryPicture.LateEntry late = picture.late().getFirst();
    assertThat(late.x()).isBetween(later.x(), later.x() + later.width());
    assertThat(late.y()).isEqualTo(176);
    assertThat(late.path()).contains("V176H");
  }

  @Test
  void showsTheLastThreeCyclesToNarrowScreensAndWhatStoodBefore() {
    StoryPicture picture =
        StoryPicture.of(
            List.of(entry(Kind.CHANGED, RatingLabel.RED, "2025-spring", "2025-03-01")),
            CYCLES,
            StoryPicture.Size.NARROW,
            3,
            TODAY);
    assertThat(picture.slots())
        .extracting(StoryPicture.Slot::name)
        .containsExactly("2025 autumn", "2026 spring", "2026 autumn");
    assertThat(picture.marks()).isEmpty();
    assertThat(picture.runs())
        .extracting(StoryPicture.Run::carriedOver)
        .containsExactly(true, true, true);
  }

  @Test
  void neverLetsMarksTouchOrLeaveTheirSlots() {
    Random random = new Random(176);
    for (int run = 0; run < 200; run++) {
      List<PictureEntry> entries = entries(random);
      StoryPicture picture = wide(entries);
      double before = -100;
      for (StoryPicture.Mark mark : picture.marks()) {
        assertThat(mark.x() - before).isGreaterThanOrEqualTo(14);
        assertThat(mark.x()).isBetween(92.0, 950.0);
        assertThat(mark.y()).isBetween(46, StoryPicture.ASIDE_Y);
        before = mark.x();
      }
    }
  }

  private static List<PictureEntry> entries(Random random) {
    List<PictureEntry> entries = new ArrayList<>();
    for (Lists.Cycle cycle : CYCLES.subList(0, 4)) {
      LocalDate opens = cycle.opensOn() == null ? TODAY : cycle.opensOn();
      IntStream.range(0, random.nextInt(6))
          .mapToObj(_ -> opens.plusDays(random.nextInt(85)))
          .sorted()
          .forEach(day ->
              entries.add(
                  new PictureEntry(
                      List.of(Kind.values()).get(random.nextInt(4)),
                      List.of(RatingLabel.values()).get(random.nextInt(4)),
                      day,
                      day.plusDays(random.nextInt(3)),
                      entries.size(),
                      cycle.cycle(),
                      random.nextBoolean())));
    }
    return entries;
  }

  private static StoryPicture wide(List<PictureEntry> entries) {
    return StoryPicture.of(entries, CYCLES, StoryPicture.Size.WIDE, 12, TODAY);
  }

  private static PictureEntry entry(Kind kind, RatingLabel to, String cycle, String on) {
    return entry(kind, to, cycle, on, on);
  }

  private static PictureEntry entry(
      Kind kind, RatingLabel to, String cycle, String on, String recordedOn) {
    return new PictureEntry(
        kind, to, LocalDate.parse(on), LocalDate.parse(recordedOn), 1, cycle, false);
  }

  private static Lists.Cycle cycle(
      String code, String opensOn, @Nullable String outcomeOn, String status) {
    return new Lists.Cycle(
        code,
        code.replace('-', ' '),
        "workforce",
        1,
        LocalDate.parse(opensOn),
        null,
        false,
        status,
        outcomeOn == null ? null : LocalDate.parse(outcomeOn));
  }
}

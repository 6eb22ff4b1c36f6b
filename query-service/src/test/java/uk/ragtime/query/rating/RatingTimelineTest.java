package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;

class RatingTimelineTest {
  private static final int HISTORIES = 400;
  private static final int LOOKS = 25;

  private static final AgencyCode AGENCY = new AgencyCode("midwifery");
  private static final CapabilityCode CAPABILITY = new CapabilityCode("tuning-in");

  /** Each seed stands for hundreds of histories of up to 120 entries, each looked at many times. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_123, 987_654_321})
  void agreesWithTheRuleSaidAloud(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < HISTORIES; i++) {
      List<RatingEntry> history = RandomHistory.of(random.nextLong(), 1 + random.nextInt(120));
      List<RatingEntry> anyOrder = new ArrayList<>(history);
      Collections.shuffle(anyOrder, random);
      for (int look = 0; look < LOOKS; look++) {
        LocalDate day = RandomHistory.someDay(random);
        Instant knownAt = RandomHistory.someInstant(random);
        RatingsInForce found = RatingTimeline.of(anyOrder, knownAt).on(day);
        assertSame(history, found, day, knownAt);
      }
    }
  }

  @Test
  void aLateEntryChangesWhatWasTrueAndNotWhatWasKnown() {
    // given Amber from March, and in June the news that it had been Red since April
    RatingEntry amber = entry(1, Rating.AMBER, "2026-03-01", "2026-03-02T09:00:00Z");
    RatingEntry red = entry(2, Rating.RED, "2026-04-01", "2026-06-10T09:00:00Z");
    LocalDate may = LocalDate.of(2026, 5, 1);

    // when one looks at May, knowing what was known in May and what is known in July
    var knownInMay = RatingTimeline.of(List.of(amber, red), Instant.parse("2026-05-01T12:00:00Z"));
    var knownInJuly = RatingTimeline.of(List.of(amber, red), Instant.parse("2026-07-01T12:00:00Z"));

    // then
    assertThat(knownInMay.on(may).on(CAPABILITY)).containsEntry(AGENCY, amber);
    assertThat(knownInJuly.on(may).on(CAPABILITY)).containsEntry(AGENCY, red);
    assertThat(knownInJuly.on(LocalDate.of(2026, 3, 31)).on(CAPABILITY))
        .containsEntry(AGENCY, amber);
    assertThat(knownInJuly.firstDay()).contains(LocalDate.of(2026, 3, 1));
  }

  @Test
  void ofTheSameDayTheLastWordCounts() {
    RatingEntry wrong = entry(1, Rating.GREEN, "2026-03-01", "2026-03-02T09:00:00Z");
    RatingEntry corrected = entry(2, Rating.AMBER, "2026-03-01", "2026-03-02T09:00:00Z");

    var timeline = RatingTimeline.of(List.of(corrected, wrong), Instant.MAX);

    assertThat(timeline.on(LocalDate.of(2026, 3, 1)).on(CAPABILITY))
        .containsEntry(AGENCY, corrected);
  }

  @Test
  void nothingIsInForceBeforeTheFirstDay() {
    RatingEntry amber = entry(1, Rating.AMBER, "2026-03-01", "2026-03-02T09:00:00Z");

    var before = RatingTimeline.of(List.of(amber), Instant.MAX).on(LocalDate.of(2026, 2, 28));

    assertThat(before.agencies()).isEmpty();
    assertThat(before.on(CAPABILITY)).isEmpty();
  }

  private static void assertSame(
      List<RatingEntry> history, RatingsInForce found, LocalDate day, Instant knownAt) {
    for (AgencyCode agency : RandomHistory.AGENCIES) {
      for (CapabilityCode capability : RandomHistory.CAPABILITIES) {
        assertThat(Optional.ofNullable(found.on(capability).get(agency)))
            .isEqualTo(NaiveRatings.inForce(history, agency, capability, day, knownAt));
      }
    }
  }

  private static RatingEntry entry(long position, Rating rating, String day, String recordedAt) {
    return new RatingEntry(
        AGENCY,
        CAPABILITY,
        rating,
        Stage.SELF,
        new CycleCode("2026-spring"),
        LocalDate.parse(day),
        Instant.parse(recordedAt),
        position,
        "rater");
  }
}

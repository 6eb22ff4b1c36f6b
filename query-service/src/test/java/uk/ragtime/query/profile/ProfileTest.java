package uk.ragtime.query.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.checklist.ChecklistViews;
import uk.ragtime.query.rating.NaiveRatings;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.RatingEntry;

class ProfileTest {
  private static final int HISTORIES = 300;

  @ParameterizedTest
  @ValueSource(longs = {7, 77})
  void countsWhatIsInForceAndWhoHasNotRated(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < HISTORIES; i++) {
      // given a history, two of the three agencies in the area, and one that never rates
      List<RatingEntry> history = RandomHistory.of(random.nextLong(), 1 + random.nextInt(60));
      LocalDate day = RandomHistory.someDay(random);
      Instant knownAt = RandomHistory.someInstant(random);
      Set<AgencyCode> agencies =
          Set.of(
              RandomHistory.AGENCIES.get(0),
              RandomHistory.AGENCIES.get(1),
              new AgencyCode("never-rates"));

      // when
      Profile profile =
          Profile.of(
              RandomHistory.CAPABILITIES.stream().map(ChecklistViews::capability).toList(),
              agencies,
              NaiveRatings.allInForce(history, day, knownAt),
              RollUpRule.WORST);

      // then each row counts what the rule said aloud gives
      for (Profile.CapabilityRow row : profile.rows()) {
        CapabilityCode capability = row.capability().code();
        List<RatingEntry> expected =
            agencies.stream()
                .sorted()
                .map(agency -> NaiveRatings.inForce(history, agency, capability, day, knownAt))
                .flatMap(Optional::stream)
                .toList();
        assertThat(row.ratings()).isEqualTo(expected);
        assertThat(row.distribution()).isEqualTo(counted(expected, agencies.size()));
      }
      assertThat(total(profile.distribution()))
          .isEqualTo(agencies.size() * RandomHistory.CAPABILITIES.size());
    }
  }

  private static Distribution counted(List<RatingEntry> entries, int agencies) {
    int[] counts = new int[4];
    for (RatingEntry entry : entries) {
      int place = List.of(Rating.values()).indexOf(entry.rating());
      counts[place]++;
    }
    return new Distribution(counts[0], counts[1], counts[2], counts[3], agencies - entries.size());
  }

  private static int total(Distribution counts) {
    return counts.red()
        + counts.amber()
        + counts.green()
        + counts.notApplicable()
        + counts.notRated();
  }
}

package uk.ragtime.query.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.rating.StageFilter;

/** The entity tag of a profile holds for as long as its answer does. */
class ProfileQueryTest {
  private static final String STATE = "north at 7";
  private static final int YEAR = 365;
  private static final Cycles CYCLES =
      new Cycles(
          List.of(
              new Cycle(
                  new CycleCode("autumn"),
                  "Autumn",
                  new ChecklistCode("workforce"),
                  1,
                  LocalDate.of(2026, 9, 1),
                  Instant.parse("2026-11-30T17:00:00Z"),
                  false,
                  null)));

  private static ProfileQuery at(String now, String knownAt) {
    Instant instant = Instant.parse(now);
    return new ProfileQuery(
        new AreaCode("coast"),
        null,
        KnownAt.read(knownAt.isEmpty() ? null : knownAt, instant),
        null,
        null,
        StageFilter.STANDING,
        RollUpRule.WORST,
        new IncludedParts(EnumSet.noneOf(ProfilePart.Kind.class)),
        null,
        true,
        instant);
  }

  private static String tag(ProfileQuery query) {
    return query.tag(STATE, YEAR, CYCLES, CYCLES);
  }

  @Test
  void holdsWhileNothingButTimePasses() {
    assertThat(tag(at("2026-11-29T09:00:00Z", ""))).isEqualTo(tag(at("2026-11-29T22:00:00Z", "")));
  }

  @Test
  void endsWithTheDayInLondonAndAtACutOff() {
    String morning = tag(at("2026-11-30T09:00:00Z", ""));

    assertThat(tag(at("2026-11-29T23:59:59Z", ""))).isNotEqualTo(morning);
    assertThat(tag(at("2026-11-30T16:59:59Z", ""))).isEqualTo(morning);
    assertThat(tag(at("2026-11-30T17:00:00Z", ""))).isNotEqualTo(morning);
  }

  @Test
  void endsWithTheStateAndIsOfOneSettingAndOneMomentOfKnowledge() {
    ProfileQuery query = at("2026-11-30T09:00:00Z", "");

    assertThat(query.tag("north at 8", YEAR, CYCLES, CYCLES)).isNotEqualTo(tag(query));
    assertThat(query.tag(STATE, 30, CYCLES, CYCLES)).isNotEqualTo(tag(query));
    assertThat(tag(at("2026-11-30T09:00:00Z", "2026-11-30T08:00:00Z"))).isNotEqualTo(tag(query));
  }
}

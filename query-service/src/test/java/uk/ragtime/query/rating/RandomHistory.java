package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;

/**
 * A made-up history of one area: ratings in time, late entries, corrections of the same day,
 * reconfirmations, and what is left from an earlier cycle. Equal seeds give equal histories.
 */
public final class RandomHistory {
  public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  public static final int DAYS = 900;
  public static final List<AgencyCode> AGENCIES =
      List.of(new AgencyCode("a1"), new AgencyCode("a2"), new AgencyCode("a3"));
  public static final List<CapabilityCode> CAPABILITIES =
      List.of(new CapabilityCode("c1"), new CapabilityCode("c2"), new CapabilityCode("c3"));
  public static final List<CycleCode> CYCLES =
      List.of(new CycleCode("y1"), new CycleCode("y2"), new CycleCode("y3"));

  private RandomHistory() {}

  /** In the order of recording, positions from 1. */
  public static List<RatingEntry> of(long seed, int length) {
    Random random = new Random(seed);
    List<RatingEntry> entries = new ArrayList<>();
    Map<List<Object>, RatingEntry> last = new HashMap<>();
    int day = 0;
    for (int i = 1; i <= length; i++) {
      day = Math.min(DAYS - 1, day + random.nextInt(2 * DAYS / length + 1));
      AgencyCode agency = one(AGENCIES, random);
      CapabilityCode capability = one(CAPABILITIES, random);
      RatingEntry before = last.get(List.of(agency, capability));
      RatingEntry entry =
          new RatingEntry(
              agency,
              capability,
              before != null && random.nextInt(4) == 0
                  ? before.rating()
                  : one(List.of(Rating.values()), random),
              Stage.SELF,
              CYCLES.get(Math.min(CYCLES.size() - 1, day * CYCLES.size() / DAYS)),
              effective(before, day, random),
              recorded(day, random),
              i,
              "member-" + random.nextInt(3));
      last.put(List.of(agency, capability), entry);
      entries.add(entry);
    }
    return entries;
  }

  public static LocalDate someDay(Random random) {
    return FIRST_DAY.plusDays(random.nextInt(DAYS + 60) - 30L);
  }

  public static Instant someInstant(Random random) {
    return recorded(random.nextInt(DAYS + 60) - 30, random);
  }

  /** Mostly the day itself; at times the day of the entry before, or long ago. */
  private static LocalDate effective(
      @org.jspecify.annotations.Nullable RatingEntry before, int day, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> FIRST_DAY.plusDays(random.nextInt(day + 1));
      case 1 -> before == null ? FIRST_DAY.plusDays(day) : before.effectiveOn();
      default -> FIRST_DAY.plusDays(day);
    };
  }

  private static Instant recorded(int day, Random random) {
    return FIRST_DAY
        .plusDays(day)
        .atTime(random.nextInt(24), 0)
        .toInstant(java.time.ZoneOffset.UTC);
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}

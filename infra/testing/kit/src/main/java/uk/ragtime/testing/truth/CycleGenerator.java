package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import uk.ragtime.testing.truth.ModelCommand.Schedule;

/** Generates dates of cycles around today: running, over, to come, and historic ones. */
record CycleGenerator(SeededRandom random, LocalDate today) {
  private static final int LONGEST_AGO = 400;
  private static final long MICROS_OF_A_DAY = 24 * 60 * 60 * 1_000_000L;

  Schedule running(String code, String checklist, int version) {
    return schedule(code, checklist, version, -random.from(0, 90), random.from(2, 90), false);
  }

  Schedule any(String code, String checklist, int version) {
    int dice = random.from(1, 100);
    if (dice <= 30) {
      return running(code, checklist, version);
    }
    int opens = -random.from(60, LONGEST_AGO);
    if (dice <= 50) {
      return schedule(code, checklist, version, opens, random.from(2, 60), false);
    }
    int ends = random.from(opens + 10, -1);
    if (dice <= 75) {
      return schedule(code, checklist, version, opens, ends, true);
    }
    if (dice <= 85) {
      return schedule(code, checklist, version, opens, random.from(2, 60), true);
    }
    return dice <= 93
        ? schedule(code, checklist, version, opens, ends, false)
        : schedule(
            code, checklist, version, random.from(1, 20), random.from(25, 60), random.in100(30));
  }

  private Schedule schedule(
      String code, String checklist, int version, int opens, int ends, boolean historic) {
    return new Schedule(
        code,
        checklist,
        version,
        today.plusDays(opens),
        new TimeReference.At(anyTime(today.plusDays(ends))),
        historic,
        random.in100(15));
  }

  /** Other dates for a cycle, past ones as well. */
  Schedule again(ModelCycle cycle, List<Integer> recordings) {
    int dice = random.from(1, 100);
    if (dice <= 35 && !recordings.isEmpty()) {
      LocalDate opensOn = cycle.opensOn().isBefore(today) ? cycle.opensOn() : today.minusDays(1);
      return dated(
          cycle, opensOn, new TimeReference.Recording(random.of(recordings), random.from(0, 1)));
    }
    LocalDate last;
    if (dice <= 55) {
      last = today.minusDays(random.from(1, 40));
    } else if (dice <= 80) {
      last = today.plusDays(random.from(2, 60));
    } else {
      last = cycle.lastDay().plusDays(random.from(0, 3));
    }
    LocalDate opensOn =
        random.in100(60) ? cycle.opensOn() : cycle.opensOn().plusDays(random.from(-30, 30));
    if (!opensOn.isBefore(last.minusDays(1))) {
      opensOn = last.minusDays(random.from(2, 60));
    }
    if (last.equals(today) || last.equals(today.plusDays(1))) {
      last = today.plusDays(2); // no cut-off falls into the minutes that a history takes
    }
    return dated(cycle, opensOn, new TimeReference.At(anyTime(last)));
  }

  private static Schedule dated(ModelCycle cycle, LocalDate opensOn, TimeReference cutOff) {
    return new Schedule(
        cycle.code(),
        cycle.checklist(),
        cycle.version(),
        opensOn,
        cutOff,
        cycle.historic(),
        cycle.bothOnRecord());
  }

  private Instant anyTime(LocalDate day) {
    int dice = random.from(1, 100);
    Instant midnight = day.atStartOfDay(ModelCycle.LONDON).toInstant();
    if (dice <= 40) {
      return midnight;
    }
    return dice <= 70
        ? day.atTime(LocalTime.of(17, 0)).atZone(ModelCycle.LONDON).toInstant()
        : midnight.plus(random.micros(MICROS_OF_A_DAY), ChronoUnit.MICROS);
  }
}

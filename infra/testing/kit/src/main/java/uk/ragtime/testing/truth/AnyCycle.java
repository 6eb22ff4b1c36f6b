package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import uk.ragtime.testing.truth.Command.Schedule;

/** Makes dates of cycles around today: running, over, to come, and historic ones. */
record AnyCycle(Chance chance, LocalDate today) {
  private static final int LONGEST_AGO = 400;
  private static final long MICROS_OF_A_DAY = 24 * 60 * 60 * 1_000_000L;

  Schedule running(String code, String checklist, int version) {
    return schedule(code, checklist, version, -chance.from(0, 90), chance.from(2, 90), false);
  }

  Schedule any(String code, String checklist, int version) {
    int dice = chance.from(1, 100);
    if (dice <= 30) {
      return running(code, checklist, version);
    }
    int opens = -chance.from(60, LONGEST_AGO);
    if (dice <= 50) {
      return schedule(code, checklist, version, opens, chance.from(2, 60), false);
    }
    int ends = chance.from(opens + 10, -1);
    if (dice <= 75) {
      return schedule(code, checklist, version, opens, ends, true);
    }
    if (dice <= 85) {
      return schedule(code, checklist, version, opens, chance.from(2, 60), true);
    }
    return dice <= 93
        ? schedule(code, checklist, version, opens, ends, false)
        : schedule(
            code, checklist, version, chance.from(1, 20), chance.from(25, 60), chance.in100(30));
  }

  private Schedule schedule(
      String code, String checklist, int version, int opens, int ends, boolean historic) {
    return new Schedule(
        code,
        checklist,
        version,
        today.plusDays(opens),
        new Moment.At(anyTime(today.plusDays(ends))),
        historic);
  }

  /** Other dates for a cycle, past ones as well. */
  Schedule again(Cycle cycle, List<Integer> recordings) {
    int dice = chance.from(1, 100);
    if (dice <= 35 && !recordings.isEmpty()) {
      LocalDate opensOn = cycle.opensOn().isBefore(today) ? cycle.opensOn() : today.minusDays(1);
      return dated(cycle, opensOn, new Moment.Recording(chance.of(recordings), chance.from(0, 1)));
    }
    LocalDate last;
    if (dice <= 55) {
      last = today.minusDays(chance.from(1, 40));
    } else if (dice <= 80) {
      last = today.plusDays(chance.from(2, 60));
    } else {
      last = cycle.lastDay().plusDays(chance.from(0, 3));
    }
    LocalDate opensOn =
        chance.in100(60) ? cycle.opensOn() : cycle.opensOn().plusDays(chance.from(-30, 30));
    if (!opensOn.isBefore(last.minusDays(1))) {
      opensOn = last.minusDays(chance.from(2, 60));
    }
    if (last.equals(today) || last.equals(today.plusDays(1))) {
      last = today.plusDays(2); // no cut-off falls into the minutes that a history takes
    }
    return dated(cycle, opensOn, new Moment.At(anyTime(last)));
  }

  private static Schedule dated(Cycle cycle, LocalDate opensOn, Moment cutOff) {
    return new Schedule(
        cycle.code(), cycle.checklist(), cycle.version(), opensOn, cutOff, cycle.historic());
  }

  private Instant anyTime(LocalDate day) {
    int dice = chance.from(1, 100);
    Instant midnight = day.atStartOfDay(Cycle.LONDON).toInstant();
    if (dice <= 40) {
      return midnight;
    }
    return dice <= 70
        ? day.atTime(LocalTime.of(17, 0)).atZone(Cycle.LONDON).toInstant()
        : midnight.plus(chance.micros(MICROS_OF_A_DAY), ChronoUnit.MICROS);
  }
}

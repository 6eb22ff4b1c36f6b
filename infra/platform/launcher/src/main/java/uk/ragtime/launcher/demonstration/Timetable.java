package uk.ragtime.launcher.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;

/**
 * Dates of the cycles: one every half year, the open one about to end. All dates are relative to
 * the day of the first start, so that the demonstration is never out of date.
 *
 * @param today the day on which the demonstration is told
 * @param openCycle the open cycle's number
 */
record Timetable(LocalDate today, int openCycle) {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);
  private static final Period UNTIL_THE_CUT_OFF = Period.ofWeeks(3);
  private static final Period LENGTH = Period.ofWeeks(8);
  private static final int MONTHS_APART = 6;
  private static final int LAST_MONTH_OF_SPRING = 6;

  LocalDate lastDay(int cycle) {
    return today.plus(UNTIL_THE_CUT_OFF).minusMonths((long) MONTHS_APART * (openCycle - cycle));
  }

  LocalDate opensOn(int cycle) {
    return lastDay(cycle).minus(LENGTH);
  }

  Instant cutOff(int cycle) {
    return lastDay(cycle).atTime(END_OF_WORK).atZone(LONDON).toInstant();
  }

  /** Such as {@code 2026-autumn}. */
  String code(int cycle) {
    return lastDay(cycle).getYear() + (inSpring(cycle) ? "-spring" : "-autumn");
  }

  String name(int cycle) {
    return (inSpring(cycle) ? "Spring " : "Autumn ") + lastDay(cycle).getYear();
  }

  private boolean inSpring(int cycle) {
    return lastDay(cycle).getMonthValue() <= LAST_MONTH_OF_SPRING;
  }

  /** The day on which an agency in an area met to rate itself: two to four weeks into the cycle. */
  LocalDate meeting(int cycle, String area, String agency) {
    int spread = Math.floorMod((area + agency).hashCode() + cycle * 5, 14);
    return opensOn(cycle).plusWeeks(2).plusDays(spread);
  }

  /** The day of a second look, still before today in the open cycle. */
  LocalDate secondLook(int cycle, String area, String agency) {
    return meeting(cycle, area, agency).plusDays(5);
  }
}

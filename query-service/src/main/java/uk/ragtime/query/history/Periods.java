package uk.ragtime.query.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;

/** Points of a history. None lies in the future: a period that has not ended is shown as of now. */
final class Periods {
  /** Forty years of months: more than a page can show or any partnership has. */
  static final int MAX_POINTS = 480;

  private static final int MONTHS_IN_QUARTER = 3;

  private Periods() {}

  /**
   * Opened cycles whose outcomes fall into the requested days, each at its outcome, ordered by
   * outcome.
   */
  static List<Period> cycles(
      Cycles cycles, @Nullable LocalDate from, @Nullable LocalDate to, Instant now) {
    LocalDate last = lastDay(to, now);
    List<Period> periods = new ArrayList<>();
    for (Cycle cycle : cycles.oldestFirst()) {
      Moment outcome = Moment.at(cycle.outcomeAt(now));
      boolean tooEarly = from != null && outcome.day().isBefore(from);
      if (!cycle.opensOn().isAfter(last) && !tooEarly) {
        periods.add(new Period(cycle.cycle().value(), outcome, cycle, true));
      }
    }
    return periods;
  }

  /**
   * Months or quarters from the first day's to the last day's, each at its end.
   *
   * @throws uk.ragtime.web.ProblemException if there are more than {@value #MAX_POINTS}
   */
  static List<Period> ofCalendar(
      PeriodKind by, Cycles cycles, LocalDate from, @Nullable LocalDate to, Instant now) {
    LocalDate today = Calendar.dayOf(now);
    LocalDate last = lastDay(to, now);
    int step = stepOf(by);
    YearMonth first = beginOf(YearMonth.from(from), step);
    if (ChronoUnit.MONTHS.between(first, YearMonth.from(last)) / step >= MAX_POINTS) {
      throw Refusals.parameter(
          "from", "lies so far back that there are more than " + MAX_POINTS + " points");
    }
    List<Period> periods = new ArrayList<>();
    for (YearMonth begin = first; !begin.atDay(1).isAfter(last); begin = begin.plusMonths(step)) {
      LocalDate end = begin.plusMonths(step - 1L).atEndOfMonth();
      Moment at = end.isBefore(today) ? Moment.endOf(end) : Moment.at(now);
      String name = step == 1 ? begin.toString() : quarter(begin);
      cycles.on(at.day()).ifPresent(cycle -> periods.add(new Period(name, at, cycle, false)));
    }
    return periods;
  }

  /**
   * First day of the earliest period that a history to that day can have. A history whose beginning
   * nobody named begins there at the earliest, so that one rating for a day long ago breaks none.
   */
  static LocalDate earliest(PeriodKind by, @Nullable LocalDate to, Instant now) {
    LocalDate last = lastDay(to, now);
    int step = stepOf(by);
    return beginOf(YearMonth.from(last), step).minusMonths((MAX_POINTS - 1L) * step).atDay(1);
  }

  private static LocalDate lastDay(@Nullable LocalDate to, Instant now) {
    LocalDate today = Calendar.dayOf(now);
    return to == null || to.isAfter(today) ? today : to;
  }

  private static int stepOf(PeriodKind by) {
    return by == PeriodKind.QUARTER ? MONTHS_IN_QUARTER : 1;
  }

  private static YearMonth beginOf(YearMonth month, int step) {
    return month.minusMonths((month.getMonthValue() - 1L) % step);
  }

  private static String quarter(YearMonth begin) {
    return begin.getYear() + "-Q" + (begin.getMonthValue() / MONTHS_IN_QUARTER + 1);
  }
}

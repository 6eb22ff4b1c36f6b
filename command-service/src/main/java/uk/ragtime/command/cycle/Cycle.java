package uk.ragtime.command.cycle;

import static uk.ragtime.command.decision.RefusalCode.EFFECTIVE_DATE_AFTER_CUT_OFF;
import static uk.ragtime.command.decision.RefusalCode.EFFECTIVE_DATE_BEFORE_CYCLE;
import static uk.ragtime.command.decision.RefusalCode.EFFECTIVE_DATE_IN_FUTURE;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleDates;
import uk.ragtime.kernel.CycleRules;

/**
 * One review cycle.
 *
 * @param opensOn the first day, in London, on which ratings are taken
 * @param cutOff the instant from which ratings are no longer taken
 * @param historic whether it takes ratings of the past, until it is closed
 */
public record Cycle(
    CycleCode code,
    String name,
    ChecklistCode checklist,
    int checklistVersion,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic,
    boolean closed,
    boolean cancelled,
    CycleRules rules) {
  /** A cycle with the default rules that is not cancelled. */
  public Cycle(
      CycleCode code,
      String name,
      ChecklistCode checklist,
      int checklistVersion,
      LocalDate opensOn,
      Instant cutOff,
      boolean historic,
      boolean closed) {
    this(
        code,
        name,
        checklist,
        checklistVersion,
        opensOn,
        cutOff,
        historic,
        closed,
        false,
        CycleRules.DEFAULT);
  }

  /** The phase at a moment. A historic cycle is open until it is closed. */
  public CyclePhase phase(Instant now) {
    if (cancelled) {
      return CyclePhase.CANCELLED;
    }
    if (closed) {
      return CyclePhase.CLOSED;
    }
    if (historic) {
      return CyclePhase.OPEN;
    }
    if (Calendar.dayOf(now).isBefore(opensOn)) {
      return CyclePhase.PLANNED;
    }
    return now.isBefore(cutOff) ? CyclePhase.OPEN : CyclePhase.PAST_CUT_OFF;
  }

  /**
   * The effective day of a rating given now.
   *
   * @param wanted the requested day; null for today, or the last day of the cycle if that has
   *     passed
   * @throws Refused if the cycle does not take ratings of that day
   */
  public LocalDate effectiveDay(@Nullable LocalDate wanted, Instant now) {
    LocalDate today = Calendar.dayOf(now);
    LocalDate day = wanted == null ? ratingDay(today) : wanted;
    if (day.isAfter(today)) {
      throw new Refused(EFFECTIVE_DATE_IN_FUTURE, "Today is " + today);
    }
    if (!historic && day.isBefore(opensOn)) {
      throw new Refused(EFFECTIVE_DATE_BEFORE_CYCLE, "The cycle opened on " + opensOn);
    }
    if (day.isAfter(outcomeDay())) {
      throw new Refused(EFFECTIVE_DATE_AFTER_CUT_OFF, "The cycle's cut-off was at " + cutOff);
    }
    return day;
  }

  /** The day of which an act speaks that names none. */
  public LocalDate ratingDay(Instant now) {
    return ratingDay(Calendar.dayOf(now));
  }

  private LocalDate ratingDay(LocalDate today) {
    LocalDate last = outcomeDay();
    return last.isBefore(today) ? last : today;
  }

  /** The last day of the cycle, in London, according to its cut-off. */
  public LocalDate outcomeDay() {
    return new CycleDates(code, opensOn, cutOff, historic, null).outcomeDay();
  }

  /** Whether all its ratings are effective after a day. */
  public boolean beginsAfter(LocalDate day) {
    return !historic && opensOn.isAfter(day);
  }

  /** This cycle with another name and other dates. */
  public Cycle rescheduled(String newName, LocalDate newOpensOn, Instant newCutOff) {
    return new Cycle(
        code,
        newName,
        checklist,
        checklistVersion,
        newOpensOn,
        newCutOff,
        historic,
        closed,
        cancelled,
        rules);
  }

  /** This cycle with other rules. */
  public Cycle with(CycleRules newRules) {
    return new Cycle(
        code,
        name,
        checklist,
        checklistVersion,
        opensOn,
        cutOff,
        historic,
        closed,
        cancelled,
        newRules);
  }

  Cycle asClosed() {
    return new Cycle(
        code, name, checklist, checklistVersion, opensOn, cutOff, historic, true, cancelled, rules);
  }

  Cycle asCancelled() {
    return new Cycle(
        code, name, checklist, checklistVersion, opensOn, cutOff, historic, closed, true, rules);
  }
}

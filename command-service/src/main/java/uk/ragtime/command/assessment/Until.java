package uk.ragtime.command.assessment;

import java.time.Duration;
import java.time.Instant;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;

/** End of an extension or reopening. */
public final class Until {
  /** Long enough for a summer, and short enough to be looked at again. */
  static final Duration MOST = Duration.ofDays(60);

  private static final Duration USUAL = Duration.ofDays(14);

  private Until() {}

  /**
   * The end that was asked for.
   *
   * @throws Refused with {@code until-out-of-range}
   */
  private static Instant require(Instant wanted, Instant now) {
    if (!wanted.isAfter(now) || wanted.isAfter(now.plus(MOST))) {
      throw new Refused(RefusalCode.UNTIL_OUT_OF_RANGE);
    }
    return wanted;
  }

  /**
   * The end of an extension: later than the cut-off, for an earlier one would take the late
   * submission away instead of giving time.
   *
   * @throws Refused with {@code until-out-of-range}
   */
  public static Instant requireExtending(Instant wanted, Cycle cycle, Instant now) {
    if (!wanted.isAfter(cycle.cutOff())) {
      throw new Refused(
          RefusalCode.UNTIL_OUT_OF_RANGE,
          "The end must be later than the cycle's cut-off, " + cycle.cutOff());
    }
    return require(wanted, now);
  }

  /**
   * The end of a reopening: not before a cut-off still to come, for an earlier one would take time
   * away that the cycle gives.
   *
   * @throws Refused with {@code until-out-of-range}
   */
  public static Instant requireReopening(Instant wanted, Cycle cycle, Instant now) {
    if (wanted.isBefore(cycle.cutOff())) {
      throw new Refused(
          RefusalCode.UNTIL_OUT_OF_RANGE,
          "The end must not be before the cycle's cut-off, " + cycle.cutOff());
    }
    return require(wanted, now);
  }

  /** The end if none is asked for: a cut-off still to come, else two weeks from now. */
  public static Instant usual(Cycle cycle, Instant now) {
    return cycle.cutOff().isAfter(now) ? cycle.cutOff() : now.plus(USUAL);
  }
}

package uk.ragtime.command.assessment;

import static uk.ragtime.command.decision.RefusalCode.CYCLE_CANCELLED;
import static uk.ragtime.command.decision.RefusalCode.CYCLE_CLOSED;
import static uk.ragtime.command.decision.RefusalCode.CYCLE_NOT_OPEN;
import static uk.ragtime.command.decision.RefusalCode.CYCLE_PAST_CUT_OFF;

import java.time.Instant;
import java.util.List;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.cycle.CyclePhase;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;

/** The gate of the lifecycle: the cycle is asked before the assessment. */
public final class Gate {
  /** One place of the gate's table. */
  public sealed interface Rule {
    /** The text in documents. */
    String text();
  }

  private record Yes() implements Rule {
    @Override
    public String text() {
      return "yes";
    }
  }

  /** Takes the act, unless the assessment had a term of its own that has run out. */
  private record Late() implements Rule {
    @Override
    public String text() {
      return "yes, late";
    }
  }

  private record No(RefusalCode code) implements Rule {
    @Override
    public String text() {
      return "`" + code.code() + "`";
    }
  }

  /** Refuses the act, unless the assessment has a term of its own that is still to come. */
  private record UnlessExtended(RefusalCode code) implements Rule {
    @Override
    public String text() {
      return "`" + code.code() + "`*";
    }
  }

  private static final Rule YES = new Yes();
  private static final Rule LATE = new Late();

  private Gate() {}

  /** In the order of {@link CyclePhase}. */
  private static List<Rule> rules(Act act) {
    Rule cancelled = new No(CYCLE_CANCELLED);
    Rule notOpen = new No(CYCLE_NOT_OPEN);
    Rule closed = new UnlessExtended(CYCLE_CLOSED);
    return switch (act) {
      case OPEN, RATE, RECONFIRM, WITHDRAW ->
          List.of(notOpen, YES, new UnlessExtended(CYCLE_PAST_CUT_OFF), closed, cancelled);
      case SUBMIT -> List.of(notOpen, YES, LATE, closed, cancelled);
      case CHALLENGE, ANSWER, AGREE, SIGN_OFF -> List.of(notOpen, YES, YES, closed, cancelled);
      case REOPEN, EXTEND -> List.of(notOpen, YES, YES, YES, cancelled);
      case EXCUSE, EXPECT, ASSIGN -> List.of(YES, YES, YES, new No(CYCLE_CLOSED), cancelled);
      case COMMENT -> List.of(YES, YES, YES, YES, cancelled);
    };
  }

  /** The rule of an act in a phase. */
  public static Rule rule(Act act, CyclePhase phase) {
    List<Rule> rules = rules(act);
    return switch (phase) {
      case PLANNED -> rules.get(0);
      case OPEN -> rules.get(1);
      case PAST_CUT_OFF -> rules.get(2);
      case CLOSED -> rules.get(3);
      case CANCELLED -> rules.get(4);
    };
  }

  /**
   * @throws Refused if the cycle does not take the act at this moment
   */
  public static void requireTaking(Act act, Cycle cycle, Assessment assessment, Instant now) {
    RefusalCode refusal =
        switch (rule(act, cycle.phase(now))) {
          case Yes _ -> null;
          case Late _ ->
              assessment instanceof Assessment.Open open && open.hasLapsed(now)
                  ? CYCLE_PAST_CUT_OFF
                  : null;
          case No no -> no.code();
          case UnlessExtended no -> assessment.terms().isRunning(now) ? null : no.code();
        };
    if (refusal != null) {
      throw new Refused(refusal, detail(refusal, cycle));
    }
  }

  private static String detail(RefusalCode refusal, Cycle cycle) {
    if (refusal == CYCLE_NOT_OPEN) {
      return "The cycle opens on " + cycle.opensOn();
    }
    return refusal == CYCLE_PAST_CUT_OFF
        ? "The cycle's cut-off was at " + cycle.cutOff()
        : refusal.title();
  }
}

package uk.ragtime.command.assessment;

import java.util.List;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;

/**
 * Decides an act on an assessment, where {@link Lifecycle} takes it.
 *
 * @param <C> as in {@link Decider}
 */
public abstract class AssessmentDecider<C extends AssessmentCommand>
    implements Decider<C, Assessment, AssessmentEvent> {
  private final Class<C> type;
  private final Act act;

  protected AssessmentDecider(Class<C> type, Act act) {
    this.type = type;
    this.act = act;
  }

  @Override
  public final Class<C> commandType() {
    return type;
  }

  @Override
  public final StreamType<Assessment, AssessmentEvent> streamType() {
    return Assessment.streamType();
  }

  @Override
  public final List<AssessmentEvent> decide(Assessment state, C command, DecisionContext context) {
    var references = AssessmentReferences.read(command.assessment(), context.references());
    return takes(act, state, references, command, context)
        ? act(state, references, command, context)
        : List.of();
  }

  /** Whether there is anything to decide, see {@link Lifecycle#takes}. */
  protected boolean takes(
      Act asked,
      Assessment state,
      AssessmentReferences references,
      C command,
      DecisionContext context) {
    return Lifecycle.takes(asked, references.cycle(), state, context.now());
  }

  /**
   * Decides the act.
   *
   * @throws Refused if the command is refused
   */
  protected abstract List<AssessmentEvent> act(
      Assessment state, AssessmentReferences references, C command, DecisionContext context);

  @Override
  public boolean creates(AssessmentEvent event) {
    return event instanceof AssessmentOpened;
  }
}

package uk.ragtime.command.assessment.reopen;

import static uk.ragtime.command.decision.RefusalCode.CHALLENGES_OPEN;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.Until;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;

/**
 * Opens an assessment again. A lead takes it back while nothing is challenged; after the sign-off
 * only a coordinator does.
 */
public final class ReopenDecider extends AssessmentDecider<ReopenAssessment> {
  public ReopenDecider() {
    super(ReopenAssessment.class, Act.REOPEN);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      ReopenAssessment command,
      DecisionContext context) {
    Set<Capacity> accepted =
        state instanceof Assessment.SignedOff
            ? Set.of(Capacity.COORDINATOR)
            : ReopenAssessment.ACCEPTED;
    Capacity capacity = context.actor().capacities().choose(command.as(), accepted);
    if (capacity == Capacity.LEAD && !state.challenged().isEmpty()) {
      throw new Refused(CHALLENGES_OPEN);
    }
    Instant until = command.until();
    AssessmentKey key = command.assessment();
    return List.of(
        new AssessmentReopened(
            key.cycle(),
            key.area(),
            key.agency(),
            command.reason().seal(),
            until == null
                ? Until.usual(references.cycle(), context.now())
                : Until.requireReopening(until, references.cycle(), context.now())));
  }
}

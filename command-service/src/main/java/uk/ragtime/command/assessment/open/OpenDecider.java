package uk.ragtime.command.assessment.open;

import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.Opening;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.kernel.event.AssessmentEvent;

/** Opens an assessment. */
public final class OpenDecider extends AssessmentDecider<OpenAssessment> {
  public OpenDecider() {
    super(OpenAssessment.class, Act.OPEN);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      OpenAssessment command,
      DecisionContext context) {
    return Opening.openIfNotStarted(state, references, context.now()).events();
  }
}

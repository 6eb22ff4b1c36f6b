package uk.ragtime.command.assessment.excuse;

import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;

/** Excuses an agency that has not started. */
public final class ExcuseDecider extends AssessmentDecider<ExcuseAgency> {
  public ExcuseDecider() {
    super(ExcuseAgency.class, Act.EXCUSE);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      ExcuseAgency command,
      DecisionContext context) {
    AssessmentKey key = command.assessment();
    return List.of(
        new AssessmentExcused(key.cycle(), key.area(), key.agency(), command.reason().seal()));
  }
}

package uk.ragtime.command.assessment.extend;

import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.Until;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;

/** Extends an assessment. */
public final class ExtendDecider extends AssessmentDecider<ExtendAssessment> {
  public ExtendDecider() {
    super(ExtendAssessment.class, Act.EXTEND);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      ExtendAssessment command,
      DecisionContext context) {
    AssessmentKey key = command.assessment();
    return List.of(
        new AssessmentExtended(
            key.cycle(),
            key.area(),
            key.agency(),
            command.reason().seal(),
            Until.requireExtending(command.until(), references.cycle(), context.now())));
  }
}

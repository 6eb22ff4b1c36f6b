package uk.ragtime.command.assessment.expect;

import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;

/** Expects an agency that was excused. */
public final class ExpectDecider extends AssessmentDecider<ExpectAgency> {
  public ExpectDecider() {
    super(ExpectAgency.class, Act.EXPECT);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      ExpectAgency command,
      DecisionContext context) {
    AssessmentKey key = command.assessment();
    return List.of(new AssessmentExpected(key.cycle(), key.area(), key.agency()));
  }
}

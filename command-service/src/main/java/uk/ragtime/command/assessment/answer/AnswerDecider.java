package uk.ragtime.command.assessment.answer;

import static uk.ragtime.command.decision.RefusalCode.NO_OPEN_CHALLENGE;

import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.CapabilityReview;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;

/** Answers an open challenge. */
public final class AnswerDecider extends AssessmentDecider<AnswerChallenge> {
  public AnswerDecider() {
    super(AnswerChallenge.class, Act.ANSWER);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      AnswerChallenge command,
      DecisionContext context) {
    references.requireCapability(command.capability());
    CapabilityReview.Challenge open = state.of(command.capability()).challenge();
    if (open == null) {
      throw new Refused(NO_OPEN_CHALLENGE);
    }
    AssessmentKey key = command.assessment();
    return List.of(
        new ChallengeAnswered(
            key.cycle(),
            key.area(),
            key.agency(),
            command.capability(),
            command.offers() == null ? open.self() : command.offers(),
            command.rationale().seal(),
            context.actor().onBehalf()));
  }
}

package uk.ragtime.command.assessment.answer;

import static uk.ragtime.command.decision.RefusalCode.NO_OPEN_CHALLENGE;

import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.CapabilityReview;
import uk.ragtime.command.assessment.DatedRatings;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.Rating;
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
            command.offers() == null
                ? own(state, references, command, context, open)
                : command.offers(),
            command.rationale().seal(),
            context.actor().onBehalf()));
  }

  /** The agency's own rating now: it may have been looked at again since it was challenged. */
  private static Rating own(
      Assessment state,
      AssessmentReferences references,
      AnswerChallenge command,
      DecisionContext context,
      CapabilityReview.Challenge open) {
    DatedRatings.Entry self =
        state.self(command.capability(), references.cycle().ratingDay(context.now()));
    return self == null ? open.self() : self.rating();
  }
}

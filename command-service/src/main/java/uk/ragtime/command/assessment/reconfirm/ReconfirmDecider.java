package uk.ragtime.command.assessment.reconfirm;

import static uk.ragtime.command.decision.RefusalCode.NOTHING_TO_RECONFIRM;

import java.time.LocalDate;
import java.util.List;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDraft;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.DatedRatings;
import uk.ragtime.command.assessment.Opening;
import uk.ragtime.command.assessment.Reconfirmation;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;

/** Reconfirms the rating in force on a day; opens the assessment if need be. */
public final class ReconfirmDecider
    implements Decider<ReconfirmRating, Assessment, AssessmentEvent> {
  @Override
  public Class<ReconfirmRating> commandType() {
    return ReconfirmRating.class;
  }

  @Override
  public StreamType<Assessment, AssessmentEvent> streamType() {
    return Assessment.streamType();
  }

  @Override
  public List<AssessmentEvent> decide(
      Assessment state, ReconfirmRating command, DecisionContext context) {
    var references = AssessmentReferences.read(command.assessment(), context.references());
    references.cycle().requireTakingRatings(context.now());
    AssessmentDraft draft = Opening.openIfNotStarted(state, references, context.now());
    Reconfirmation given = command.reconfirmation();
    references.requireCapability(given.capability());
    LocalDate day = references.cycle().effectiveDay(given.effectiveOn(), context.now());
    DatedRatings.Entry standing = references.inForce(draft.state(), given.capability(), day);
    if (standing == null) {
      throw new Refused(NOTHING_TO_RECONFIRM, given.capability() + " had no rating on " + day);
    }
    draft.add(
        given.event(command.assessment(), standing.rating(), day, context.actor().onBehalf()));
    return draft.events();
  }

  @Override
  public boolean creates(AssessmentEvent event) {
    return event instanceof AssessmentOpened;
  }
}

package uk.ragtime.command.assessment.reconfirm;

import static uk.ragtime.command.decision.RefusalCode.NOTHING_TO_RECONFIRM;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentDraft;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.DatedRatings;
import uk.ragtime.command.assessment.Opening;
import uk.ragtime.command.assessment.Reconfirmation;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.event.AssessmentEvent;

/** Reconfirms the ratings in force on a day; opens the assessment if need be. */
public final class ReconfirmDecider extends AssessmentDecider<ReconfirmRating> {
  public ReconfirmDecider() {
    super(ReconfirmRating.class, Act.RECONFIRM);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      ReconfirmRating command,
      DecisionContext context) {
    AssessmentDraft draft = Opening.openIfNotStarted(state, references, context.now());
    List<Refused.Fault> faults = new ArrayList<>();
    for (Reconfirmation given : command.reconfirmations()) {
      references.requireCapability(given.capability());
      LocalDate day = references.cycle().effectiveDay(given.effectiveOn(), context.now());
      DatedRatings.Entry standing = references.inForce(draft.state(), given.capability(), day);
      if (standing == null) {
        faults.add(
            new Refused.Fault(given.capability().value(), "not-rated", "had no rating on " + day));
      } else {
        draft.add(
            given.event(command.assessment(), standing.rating(), day, context.actor().onBehalf()));
      }
    }
    if (!faults.isEmpty()) {
      Refused.Fault first = faults.getFirst();
      throw new Refused(NOTHING_TO_RECONFIRM, first.field() + " " + first.message(), faults);
    }
    return draft.events();
  }
}

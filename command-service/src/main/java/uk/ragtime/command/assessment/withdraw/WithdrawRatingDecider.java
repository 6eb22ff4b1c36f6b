package uk.ragtime.command.assessment.withdraw;

import static uk.ragtime.command.decision.RefusalCode.RATING_UNKNOWN;

import java.time.LocalDate;
import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentDraft;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.DatedRatings;
import uk.ragtime.command.assessment.Reconfirmation;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;

/** Withdraws a rating; one that was given for the wrong day is given anew for the right one. */
public final class WithdrawRatingDecider extends AssessmentDecider<WithdrawRating> {
  public WithdrawRatingDecider() {
    super(WithdrawRating.class, Act.WITHDRAW);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      WithdrawRating command,
      DecisionContext context) {
    references.requireCapability(command.capability());
    DatedRatings.Entry entry =
        state
            .ratingsOf(command.capability())
            .ofAgencyAt(command.position())
            .orElseThrow(() -> new Refused(RATING_UNKNOWN));
    AssessmentKey key = command.assessment();
    AssessmentDraft draft = AssessmentDraft.from(state);
    draft.add(
        new RatingWithdrawn(
            key.cycle(),
            key.area(),
            key.agency(),
            command.capability(),
            command.position(),
            entry.rating(),
            entry.from(),
            command.reason().seal(),
            context.actor().onBehalf()));
    if (command.effectiveOn() != null) {
      LocalDate day = references.cycle().effectiveDay(command.effectiveOn(), context.now());
      draft.add(moved(draft.state(), entry, day, references, command, context));
    }
    return draft.events();
  }

  /** The rating anew; where the same stands on that day already, it only confirms it. */
  private static AssessmentEvent moved(
      Assessment state,
      DatedRatings.Entry entry,
      LocalDate day,
      AssessmentReferences references,
      WithdrawRating command,
      DecisionContext context) {
    DatedRatings.Entry before = references.inForce(state, command.capability(), day);
    Remarks remarks = command.remarks();
    boolean onBehalf = context.actor().onBehalf();
    if (before != null && before.rating() == entry.rating()) {
      return new Reconfirmation(command.capability(), remarks, day)
          .event(command.assessment(), entry.rating(), day, onBehalf);
    }
    AssessmentKey key = command.assessment();
    return new RatingChanged(
        key.cycle(),
        key.area(),
        key.agency(),
        command.capability(),
        before == null ? null : before.rating(),
        entry.rating(),
        Stage.SELF,
        ChangeReason.CORRECTION,
        remarks.rationale() == null ? null : remarks.rationale().seal(),
        remarks.evidence() == null ? null : remarks.evidence().seal(),
        remarks.evidenceCount(),
        day,
        onBehalf);
  }
}

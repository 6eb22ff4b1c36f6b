package uk.ragtime.command.assessment.agree;

import static uk.ragtime.command.decision.RefusalCode.AGREEMENT_ONE_SIDED;
import static uk.ragtime.command.decision.RefusalCode.RATIONALE_MISSING;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentDraft;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.CapabilityReview;
import uk.ragtime.command.assessment.DatedRatings;
import uk.ragtime.command.assessment.Gate;
import uk.ragtime.command.assessment.Opening;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;

/** Records an agreement, on the ground that the record shows. */
public final class AgreeDecider extends AssessmentDecider<AgreeRating> {
  public AgreeDecider() {
    super(AgreeRating.class, Act.AGREE);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      AgreeRating command,
      DecisionContext context) {
    Capacity capacity = capacity(command, context);
    references.requireCapability(command.capability());
    AssessmentDraft draft = Opening.openIfNotStarted(state, references, context.now());
    CapabilityReview review = draft.state().of(command.capability());
    if (review.agreed() == command.rating()) {
      return List.of();
    }
    LocalDate today = references.cycle().ratingDay(context.now());
    DatedRatings.Entry self = draft.state().self(command.capability(), today);
    LocalDate day = self == null ? today : self.from();
    DatedRatings.Entry before = references.inForce(draft.state(), command.capability(), day);
    AssessmentKey key = command.assessment();
    draft.add(
        new RatingAgreed(
            key.cycle(),
            key.area(),
            key.agency(),
            command.capability(),
            before == null ? null : before.rating(),
            command.rating(),
            self == null ? null : self.rating(),
            basis(command, capacity, references, review, self),
            command.rationale() == null ? null : command.rationale().seal(),
            day,
            capacity == Capacity.COORDINATOR));
    return draft.events();
  }

  private static Capacity capacity(AgreeRating command, DecisionContext context) {
    return context.actor().capacities().choose(command.as(), AgreeRating.ACCEPTED);
  }

  private static Basis basis(
      AgreeRating command,
      Capacity capacity,
      AssessmentReferences references,
      CapabilityReview review,
      DatedRatings.@Nullable Entry self) {
    CapabilityReview.Challenge challenge = review.challenge();
    return switch (capacity) {
      case REVIEWER -> {
        boolean accepts =
            (self != null && self.rating() == command.rating())
                || (challenge != null && challenge.offers() == command.rating());
        yield accepts ? Basis.REVIEWER_ACCEPTED : stated(references);
      }
      case LEAD ->
          challenge != null && challenge.sees() == command.rating()
              ? Basis.AGENCY_ACCEPTED
              : stated(references);
      case COORDINATOR -> {
        if (references.cycle().historic()) {
          yield Basis.HISTORIC;
        }
        if (command.rationale() == null) {
          throw new Refused(RATIONALE_MISSING);
        }
        yield Basis.MODERATED;
      }
    };
  }

  private static Basis stated(AssessmentReferences references) {
    if (references.cycle().rules().bothOnRecord()) {
      throw new Refused(AGREEMENT_ONE_SIDED);
    }
    return Basis.STATED;
  }

  /** A historic cycle takes what was agreed long ago, without a submission. */
  @Override
  protected boolean takes(
      Act act,
      Assessment state,
      AssessmentReferences references,
      AgreeRating command,
      DecisionContext context) {
    boolean unsubmitted =
        state instanceof Assessment.NotStarted || state instanceof Assessment.Open;
    if (unsubmitted
        && references.cycle().historic()
        && capacity(command, context) == Capacity.COORDINATOR) {
      Gate.requireTaking(act, references.cycle(), state, context.now());
      return true;
    }
    return super.takes(act, state, references, command, context);
  }
}

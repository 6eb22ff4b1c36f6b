package uk.ragtime.command.assessment.challenge;

import static uk.ragtime.command.decision.RefusalCode.RATING_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.SEES_THE_SAME;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.CapabilityReview;
import uk.ragtime.command.assessment.DatedRatings;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.seal.TextPlace;

/** Challenges the agency's rating, as it is on the day of the assessment. */
public final class ChallengeDecider extends AssessmentDecider<ChallengeRating> {
  public ChallengeDecider() {
    super(ChallengeRating.class, Act.CHALLENGE);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      ChallengeRating command,
      DecisionContext context) {
    context.actor().capacities().choose(null, ChallengeRating.ACCEPTED);
    references.requireCapability(command.capability());
    CapabilityReview review = state.of(command.capability());
    CapabilityReview.Challenge open = review.challenge();
    if (open != null && isSaid(open, command, context.references())) {
      return List.of();
    }
    DatedRatings.Entry self =
        challenged(state, command, references.cycle().ratingDay(context.now()));
    if (self.rating() == command.sees() || review.agreed() == command.sees()) {
      throw new Refused(SEES_THE_SAME, command.capability() + " is " + command.sees() + " already");
    }
    AssessmentKey key = command.assessment();
    Remarks remarks = command.remarks();
    return List.of(
        new RatingChallenged(
            key.cycle(),
            key.area(),
            key.agency(),
            command.capability(),
            self.rating(),
            command.sees(),
            Objects.requireNonNull(remarks.rationale()).seal(),
            remarks.evidence() == null ? null : remarks.evidence().seal(),
            remarks.evidenceCount(),
            self.from()));
  }

  /** Whether an open challenge says the same in the same words, and is not answered yet. */
  private static boolean isSaid(
      CapabilityReview.Challenge open, ChallengeRating command, DecisionReferences references) {
    Remarks remarks = command.remarks();
    return open.sees() == command.sees()
        && open.offers() == null
        && open.hasEvidence() == (remarks.evidence() != null)
        && Stream.of(remarks.rationale(), remarks.evidence())
            .filter(Objects::nonNull)
            .map(Sealed::opening)
            .allMatch(text ->
                references.isWritten(new TextPlace(open.position(), text.field()), text.text()));
  }

  /** The agency's rating; in a historic cycle perhaps only what was agreed. */
  private static DatedRatings.Entry challenged(
      Assessment state, ChallengeRating command, LocalDate day) {
    DatedRatings.Entry self = state.self(command.capability(), day);
    DatedRatings.Entry standing =
        self == null ? state.ratingsOf(command.capability()).on(day) : self;
    if (standing == null) {
      throw new Refused(RATING_UNKNOWN);
    }
    return standing;
  }
}

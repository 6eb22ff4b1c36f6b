package uk.ragtime.command.assessment.rate;

import static uk.ragtime.command.decision.RefusalCode.RATED_TWICE;
import static uk.ragtime.command.decision.RefusalCode.REASON_DOES_NOT_FIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentDraft;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.DatedRatings;
import uk.ragtime.command.assessment.Opening;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;

/**
 * Decides on given ratings, all or nothing: a refused one refuses the whole command. The first
 * rating opens the assessment.
 */
public final class RateDecider extends AssessmentDecider<RatingCommand> {
  public RateDecider() {
    super(RatingCommand.class, Act.RATE);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      RatingCommand command,
      DecisionContext context) {
    requireOneADay(command.ratings(), references.cycle().ratingDay(context.now()));
    AssessmentDraft draft = Opening.openIfNotStarted(state, references, context.now());
    for (GivenRating given : command.ratings()) {
      rate(draft.state(), given, references, context).ifPresent(draft::add);
    }
    return draft.events();
  }

  /** Two ratings for the same day have no order that a caller could rely on. */
  private static void requireOneADay(List<GivenRating> ratings, LocalDate usual) {
    record Dated(CapabilityCode capability, LocalDate day) {}
    Set<Dated> once = new HashSet<>();
    List<Refused.Fault> faults = new ArrayList<>();
    for (int i = 0; i < ratings.size(); i++) {
      GivenRating given = ratings.get(i);
      LocalDate day = given.effectiveOn() == null ? usual : given.effectiveOn();
      if (!once.add(new Dated(given.capability(), day))) {
        faults.add(
            new Refused.Fault(
                "ratings[" + i + "].capability",
                "duplicate",
                "is %s for the second time on %s".formatted(given.capability(), day)));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refused(
          RATED_TWICE, faults.getFirst().field() + " " + faults.getFirst().message(), faults);
    }
  }

  private static Optional<AssessmentEvent> rate(
      Assessment state,
      GivenRating given,
      AssessmentReferences references,
      DecisionContext context) {
    references.requireCapability(given.capability());
    LocalDate day = references.cycle().effectiveDay(given.effectiveOn(), context.now());
    DatedRatings.Entry before = references.inForce(state, given.capability(), day);
    if (before != null && before.rating() == given.rating()) {
      return keep(given, before, day, references, context);
    }
    Rating from = before == null ? null : before.rating();
    Remarks remarks = given.remarks();
    return Optional.of(
        new RatingChanged(
            references.cycle().code(),
            references.assessment().area(),
            references.assessment().agency(),
            given.capability(),
            from,
            given.rating(),
            Stage.SELF,
            ChangeReasons.of(given, from),
            remarks.rationale() == null ? null : remarks.rationale().seal(),
            remarks.evidence() == null ? null : remarks.evidence().seal(),
            remarks.evidenceCount(),
            day,
            context.actor().onBehalf()));
  }

  /** Keeps an equal rating, for which there can be no reason of a change. */
  private static Optional<AssessmentEvent> keep(
      GivenRating given,
      DatedRatings.Entry before,
      LocalDate day,
      AssessmentReferences references,
      DecisionContext context) {
    boolean ofThisCycle = before.cycle().equals(references.cycle().code());
    boolean repeated =
        ofThisCycle
            && before.from().equals(day)
            && before.reason() == given.reason()
            && !given.hasRemarks();
    if (given.reason() != null && !repeated) {
      throw new Refused(
          REASON_DOES_NOT_FIT,
          "%s is %s on %s already, so there is nothing that %s would explain: leave the reason out"
              .formatted(given.capability(), before.rating(), day, given.reason()));
    }
    if (ofThisCycle && !given.hasRemarks()) {
      return Optional.empty();
    }
    return Optional.of(
        given
            .asReconfirmation()
            .event(references.assessment(), before.rating(), day, context.actor().onBehalf()));
  }

  @Override
  public boolean creates(AssessmentEvent event) {
    return super.creates(event)
        || (event instanceof RatingChanged changed && changed.from() == null);
  }
}

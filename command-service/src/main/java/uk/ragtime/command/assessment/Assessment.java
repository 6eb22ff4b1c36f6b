package uk.ragtime.command.assessment;

import java.util.HashMap;
import java.util.Map;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;

/** State of one assessment: its own ratings, without those carried over. */
public sealed interface Assessment {
  /** The type of its stream. */
  static StreamType<Assessment, AssessmentEvent> streamType() {
    return new StreamType<>(
        Assessment.class, AssessmentEvent.class, NotStarted::new, Assessment::evolve);
  }

  /** The ratings of a capability, by its code in this cycle's checklist version. */
  DatedRatings ratingsOf(CapabilityCode capability);

  /** Nothing is recorded yet. */
  record NotStarted() implements Assessment {
    @Override
    public DatedRatings ratingsOf(CapabilityCode capability) {
      return DatedRatings.NONE;
    }
  }

  /** Takes ratings as long as its cycle does. */
  record Open(Map<CapabilityCode, DatedRatings> ratings) implements Assessment {
    @Override
    public DatedRatings ratingsOf(CapabilityCode capability) {
      return ratings.getOrDefault(capability, DatedRatings.NONE);
    }

    private Open with(CapabilityCode capability, DatedRatings.Entry entry) {
      Map<CapabilityCode, DatedRatings> more = new HashMap<>(ratings);
      more.put(capability, ratingsOf(capability).with(entry));
      return new Open(Map.copyOf(more));
    }
  }

  /**
   * @param position position of the event in the partnership's log
   */
  default Assessment evolve(AssessmentEvent event, long position) {
    return switch (this) {
      case NotStarted _ ->
          switch (event) {
            case AssessmentOpened _ -> new Open(Map.of());
            case AssessmentExtended _,
                    AssessmentExcused _,
                    AssessmentExpected _,
                    CapabilitiesAssigned _ ->
                this;
            case RatingChanged _,
                    RatingReconfirmed _,
                    AssessmentSubmitted _,
                    RatingChallenged _,
                    ChallengeAnswered _,
                    RatingAgreed _,
                    RatingWithdrawn _,
                    AssessmentSignedOff _,
                    AssessmentReopened _ ->
                throw new IllegalStateException("rated before it was opened: " + event.stream());
          };
      case Open open ->
          switch (event) {
            case AssessmentOpened _ ->
                throw new IllegalStateException("opened twice: " + event.stream());
            case AssessmentExtended _,
                    AssessmentExcused _,
                    AssessmentExpected _,
                    CapabilitiesAssigned _,
                    AssessmentSubmitted _,
                    RatingChallenged _,
                    ChallengeAnswered _,
                    RatingAgreed _,
                    RatingWithdrawn _,
                    AssessmentSignedOff _,
                    AssessmentReopened _ ->
                this;
            case RatingChanged e ->
                open.with(
                    e.capability(),
                    new DatedRatings.Entry(
                        e.effectiveOn(), e.to(), e.cycle(), e.reason(), position));
            case RatingReconfirmed e ->
                open.with(
                    e.capability(),
                    new DatedRatings.Entry(e.effectiveOn(), e.rating(), e.cycle(), null, position));
          };
    };
  }
}

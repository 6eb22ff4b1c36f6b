package uk.ragtime.command.assessment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;

/** One agency's self-assessment in one area in one cycle, as far as decisions need to know it. */
public sealed interface Assessment {
  /** How its stream is read. */
  static StreamType<Assessment, AssessmentEvent> streamType() {
    return new StreamType<>(
        Assessment.class, AssessmentEvent.class, NotOpened::new, Assessment::evolve);
  }

  /** Nothing has been rated yet. */
  record NotOpened() implements Assessment {}

  /**
   * It takes ratings as long as its cycle does.
   *
   * @param checklistVersion the version of the cycle's checklist that is rated
   */
  record Open(CycleCode cycle, int checklistVersion, Map<CapabilityCode, DatedRatings> ratings)
      implements Assessment {
    DatedRatings ratingsOf(CapabilityCode capability) {
      return ratings.getOrDefault(capability, DatedRatings.NONE);
    }

    private Open with(CapabilityCode capability, DatedRatings.Entry entry) {
      Map<CapabilityCode, DatedRatings> more = new HashMap<>(ratings);
      more.put(capability, ratingsOf(capability).with(entry));
      return new Open(cycle, checklistVersion, Map.copyOf(more));
    }
  }

  default Assessment evolve(AssessmentEvent event) {
    return switch (this) {
      case NotOpened _ ->
          switch (event) {
            case AssessmentOpened e -> open(e);
            case RatingChanged _, RatingReconfirmed _ ->
                throw new IllegalStateException("rated before it was opened: " + event.stream());
          };
      case Open open ->
          switch (event) {
            case AssessmentOpened _ ->
                throw new IllegalStateException("opened twice: " + event.stream());
            case RatingChanged e ->
                open.with(
                    e.capability(), new DatedRatings.Entry(e.effectiveOn(), e.to(), e.cycle()));
            case RatingReconfirmed e ->
                open.with(
                    e.capability(), new DatedRatings.Entry(e.effectiveOn(), e.rating(), e.cycle()));
          };
    };
  }

  private static Open open(AssessmentOpened event) {
    Map<CapabilityCode, DatedRatings> ratings = new HashMap<>();
    for (CarriedOver carried : event.carriedOver()) {
      DatedRatings.Entry entry =
          new DatedRatings.Entry(carried.effectiveOn(), carried.rating(), carried.cycle());
      ratings.put(carried.capability(), new DatedRatings(List.of(entry)));
    }
    return new Open(event.cycle(), event.checklistVersion(), Map.copyOf(ratings));
  }
}

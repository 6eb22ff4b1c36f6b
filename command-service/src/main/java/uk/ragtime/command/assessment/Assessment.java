package uk.ragtime.command.assessment;

import java.util.HashMap;
import java.util.Map;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;

/**
 * One agency's self-assessment in one area in one cycle, as far as decisions need to know it: what
 * was rated in it, and nothing that was carried over.
 */
public sealed interface Assessment {
  /** How its stream is read. */
  static StreamType<Assessment, AssessmentEvent> streamType() {
    return new StreamType<>(
        Assessment.class, AssessmentEvent.class, NotOpened::new, Assessment::evolve);
  }

  /** What a capability was rated, by the code that it has in this cycle's checklist version. */
  DatedRatings ratingsOf(CapabilityCode capability);

  /** Nothing has been rated yet. */
  record NotOpened() implements Assessment {
    @Override
    public DatedRatings ratingsOf(CapabilityCode capability) {
      return DatedRatings.NONE;
    }
  }

  /** It takes ratings as long as its cycle does. */
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
   * @param position of the event in the partnership's log
   */
  default Assessment evolve(AssessmentEvent event, long position) {
    return switch (this) {
      case NotOpened _ ->
          switch (event) {
            case AssessmentOpened _ -> new Open(Map.of());
            case RatingChanged _, RatingReconfirmed _ ->
                throw new IllegalStateException("rated before it was opened: " + event.stream());
          };
      case Open open ->
          switch (event) {
            case AssessmentOpened _ ->
                throw new IllegalStateException("opened twice: " + event.stream());
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

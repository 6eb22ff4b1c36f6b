package uk.ragtime.kernel.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.Seal;

/** All that can happen to one agency's self-assessment in one area in one cycle. */
public sealed interface AssessmentEvent extends DomainEvent {
  CycleCode cycle();

  AreaCode area();

  AgencyCode agency();

  @Override
  default StreamId stream() {
    return StreamId.of(cycle(), area(), agency());
  }

  /**
   * The agency began its self-assessment.
   *
   * @param carriedOver what stood at the end of its last assessment in this area: known, but not
   *     looked at again
   */
  record AssessmentOpened(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      ChecklistCode checklist,
      int checklistVersion,
      List<CarriedOver> carriedOver)
      implements AssessmentEvent {}

  /**
   * A capability's rating is different from a day on.
   *
   * @param from the rating that was in force on that day until now; null where there was none
   * @param rationaleSeal null where no rationale was given
   * @param evidenceSeal null where there is no evidence
   * @param onBehalf whether a coordinator recorded it for the agency
   */
  record RatingChanged(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      @Nullable Rating from,
      Rating to,
      Stage stage,
      ChangeReason reason,
      @Nullable Seal rationaleSeal,
      @Nullable Seal evidenceSeal,
      int evidenceCount,
      LocalDate effectiveOn,
      boolean onBehalf)
      implements AssessmentEvent {
    /**
     * @throws IllegalArgumentException if seal and number of the evidence contradict each other
     */
    public RatingChanged {
      requireConsistent(evidenceSeal, evidenceCount);
    }
  }

  /**
   * A rating was looked at again and left as it is.
   *
   * @param remarkSeal null where nothing was said
   * @param evidenceSeal null where there is no evidence
   */
  record RatingReconfirmed(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      Rating rating,
      Stage stage,
      @Nullable Seal remarkSeal,
      @Nullable Seal evidenceSeal,
      int evidenceCount,
      LocalDate effectiveOn,
      boolean onBehalf)
      implements AssessmentEvent {
    /**
     * @throws IllegalArgumentException if seal and number of the evidence contradict each other
     */
    public RatingReconfirmed {
      requireConsistent(evidenceSeal, evidenceCount);
    }
  }

  /**
   * A rating of an earlier cycle that nobody has looked at in this one.
   *
   * @param cycle the cycle in which somebody last did
   */
  record CarriedOver(
      CapabilityCode capability, Rating rating, CycleCode cycle, LocalDate effectiveOn) {}

  private static void requireConsistent(@Nullable Seal evidenceSeal, int evidenceCount) {
    if (evidenceCount < 0 || (evidenceSeal == null) != (evidenceCount == 0)) {
      throw new IllegalArgumentException("evidence is sealed where there is any, and only there");
    }
  }
}

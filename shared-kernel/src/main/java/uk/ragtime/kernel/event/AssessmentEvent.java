package uk.ragtime.kernel.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.SheetHash;
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

  /** The agency handed its self-assessment in: every capability was looked at. */
  record AssessmentSubmitted(CycleCode cycle, AreaCode area, AgencyCode agency, boolean onBehalf)
      implements AssessmentEvent {}

  /**
   * A reviewer sees a capability otherwise than the agency. What stands does not change.
   *
   * @param self the agency's rating that is challenged
   * @param effectiveOn the day of that rating
   * @param evidenceSeal null where there is no evidence
   */
  record RatingChallenged(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      Rating self,
      Rating sees,
      Seal rationaleSeal,
      @Nullable Seal evidenceSeal,
      int evidenceCount,
      LocalDate effectiveOn)
      implements AssessmentEvent {
    /**
     * @throws IllegalArgumentException if seal and number of the evidence contradict each other
     */
    public RatingChallenged {
      requireConsistent(evidenceSeal, evidenceCount);
    }
  }

  /**
   * The agency answered a challenge.
   *
   * @param offers a rating that it would settle on; its own where it keeps to that
   */
  record ChallengeAnswered(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      Rating offers,
      Seal rationaleSeal,
      boolean onBehalf)
      implements AssessmentEvent {}

  /**
   * A rating was agreed, and stands from its day on.
   *
   * @param from the rating that stood on that day until now; null where there was none
   * @param self the agency's own rating; null where there is none, as a historic cycle may have it
   * @param rationaleSeal null where none was given
   */
  record RatingAgreed(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      @Nullable Rating from,
      Rating to,
      @Nullable Rating self,
      Basis basis,
      @Nullable Seal rationaleSeal,
      LocalDate effectiveOn,
      boolean onBehalf)
      implements AssessmentEvent {}

  /**
   * A rating that was entered by mistake, or for the wrong day, no longer counts from now on. One
   * that was entered for the wrong day is given anew, for the right one, in the same commit.
   *
   * @param withdrawn position of the event that gave or reconfirmed the rating
   * @param rating the rating that it gave
   * @param effectiveOn the day that it gave it for
   */
  record RatingWithdrawn(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      long withdrawn,
      Rating rating,
      LocalDate effectiveOn,
      Seal reasonSeal,
      boolean onBehalf)
      implements AssessmentEvent {}

  /**
   * The agency answers for the ratings, as its sheet shows them.
   *
   * @param position of the last event of the assessment that the sheet covers
   * @param version of the assessment at that event
   * @param form of the sheet
   * @param statementSeal null where no statement was made
   */
  record AssessmentSignedOff(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      long position,
      long version,
      int form,
      SheetHash hash,
      @Nullable Seal statementSeal,
      boolean onBehalf)
      implements AssessmentEvent {}

  /**
   * The assessment takes ratings again: sent back, taken back, or opened after its sign-off.
   *
   * @param until the instant from which it takes none, even if its cycle does not either
   */
  record AssessmentReopened(
      CycleCode cycle, AreaCode area, AgencyCode agency, Seal reasonSeal, Instant until)
      implements AssessmentEvent {}

  /**
   * The assessment takes ratings for longer than its cycle.
   *
   * @param until the instant from which it takes none
   */
  record AssessmentExtended(
      CycleCode cycle, AreaCode area, AgencyCode agency, Seal reasonSeal, Instant until)
      implements AssessmentEvent {}

  /** The agency is not expected this time. */
  record AssessmentExcused(CycleCode cycle, AreaCode area, AgencyCode agency, Seal reasonSeal)
      implements AssessmentEvent {}

  /** The agency is expected after all. */
  record AssessmentExpected(CycleCode cycle, AreaCode area, AgencyCode agency)
      implements AssessmentEvent {}

  /**
   * A member is asked to look at capabilities. Guides, and restricts nobody.
   *
   * @param capabilities all that the member is asked for; empty withdraws the assignment
   * @param dueOn null where no day was named
   */
  record CapabilitiesAssigned(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      MemberHandle member,
      Set<CapabilityCode> capabilities,
      @Nullable LocalDate dueOn)
      implements AssessmentEvent {}

  /**
   * A rating of an earlier cycle that nobody has looked at in this one.
   *
   * @param cycle the cycle in which somebody last did
   * @param stage the side whose word it was; null where it was the agency's own
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CarriedOver(
      CapabilityCode capability,
      Rating rating,
      CycleCode cycle,
      LocalDate effectiveOn,
      @Nullable Stage stage) {
    /** One of the agency's own. */
    public CarriedOver(
        CapabilityCode capability, Rating rating, CycleCode cycle, LocalDate effectiveOn) {
      this(capability, rating, cycle, effectiveOn, null);
    }
  }

  private static void requireConsistent(@Nullable Seal evidenceSeal, int evidenceCount) {
    if (evidenceCount < 0 || (evidenceSeal == null) != (evidenceCount == 0)) {
      throw new IllegalArgumentException("evidence is sealed where there is any, and only there");
    }
  }
}

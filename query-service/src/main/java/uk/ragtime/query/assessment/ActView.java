package uk.ragtime.query.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.assessment.AssessmentLog.Entry;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;

/**
 * A step that moved the assessment as a whole, as shown.
 *
 * @param position with the field {@code reason}, the place of the reason
 * @param late whether a submission came after the cut-off that held
 * @param until instant from which it takes nothing; null if the step set none
 * @param reason null if none was given, or it cannot be shown
 * @param erased {@code ["reason"]} if it was erased
 * @param missing {@code ["reason"]} if it is not here, or does not fit its seal
 */
record ActView(
    StepKind kind,
    long position,
    Instant recordedAt,
    DisplayedMember by,
    boolean onBehalf,
    boolean late,
    @Nullable Instant until,
    @Nullable String reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {

  /** Fields in which the kinds of steps differ. */
  record Act(StepKind kind, boolean onBehalf, @Nullable Instant until, @Nullable Seal reasonSeal) {}

  /** Null for a step that concerns single cells, or an assignment. */
  static @Nullable Act act(Entry entry) {
    return switch (entry.event()) {
      case AssessmentOpened _ -> new Act(StepKind.OPENED, false, null, null);
      case AssessmentSubmitted e -> new Act(StepKind.SUBMITTED, e.onBehalf(), null, null);
      case AssessmentSignedOff e -> new Act(StepKind.SIGNED_OFF, e.onBehalf(), null, null);
      case AssessmentReopened e -> new Act(StepKind.REOPENED, false, e.until(), e.reasonSeal());
      case AssessmentExtended e -> new Act(StepKind.EXTENDED, false, e.until(), e.reasonSeal());
      case AssessmentExcused e -> new Act(StepKind.EXCUSED, false, null, e.reasonSeal());
      case AssessmentExpected _ -> new Act(StepKind.EXPECTED, false, null, null);
      case RatingChanged _,
          RatingReconfirmed _,
          RatingWithdrawn _,
          RatingChallenged _,
          ChallengeAnswered _,
          RatingAgreed _,
          CapabilitiesAssigned _ ->
          null;
    };
  }

  static ActView of(
      Act act, Entry entry, boolean late, MemberNames names, PlacedOpenings openings) {
    SealedField field = SealedField.REASON;
    Seal seal = act.reasonSeal();
    SealedText reason = openings.text(entry.position(), field, seal == null ? null : seal.value());
    List<String> name = List.of(field.wireName());
    return new ActView(
        act.kind(),
        entry.position(),
        entry.recordedAt(),
        names.displayed(entry.actor()),
        act.onBehalf(),
        late,
        act.until(),
        reason.text().orElse(null),
        reason instanceof SealedText.Erased ? name : List.of(),
        reason instanceof SealedText.Missing ? name : List.of());
  }
}

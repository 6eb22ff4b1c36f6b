package uk.ragtime.query.projection;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.ActionEvent;
import uk.ragtime.kernel.event.ActionEvent.ActionPlanned;
import uk.ragtime.kernel.event.ActionEvent.ActionProgressed;
import uk.ragtime.kernel.event.ActionEvent.ActionRevised;
import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AreaEvent;
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
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.CommentEvent;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;
import uk.ragtime.kernel.event.CommentEvent.CommentWithdrawn;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveCalledOff;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;
import uk.ragtime.kernel.event.PartnershipEvent;
import uk.ragtime.kernel.event.ProfileEvent;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;

/** Seals of events. A new kind of event does not compile until it is told here which it has. */
final class EventSeals {
  private EventSeals() {}

  /** Seals of the texts that belong to an event. */
  static Map<SealedField, Seal> ofTexts(DomainEvent event) {
    return switch (event) {
      case AssessmentEvent assessment -> ofTexts(assessment);
      case CommentEvent comment -> ofTexts(comment);
      case ProfileEvent profile -> ofTexts(profile);
      case ActionEvent action -> ofTexts(action);
      case CycleEvent cycle -> ofTexts(cycle);
      case ErasureEvent erasure -> ofTexts(erasure);
      case PartnershipEvent _, MemberEvent _, AreaEvent _, AgencyEvent _, ChecklistEvent _ ->
          Map.of();
    };
  }

  /** The member whose person or sign-in an event seals anew. */
  static Optional<MemberHandle> ofPerson(DomainEvent event) {
    return event instanceof MemberEvent membership && seals(membership)
        ? Optional.of(membership.member())
        : Optional.empty();
  }

  private static boolean seals(MemberEvent event) {
    return switch (event) {
      case MemberInvited invited -> invited.personSeal() != null;
      case MemberEnrolled _, MemberChanged _, MemberNameChanged _ -> true;
      case InvitationWithdrawn _, MemberLeaveScheduled _, MemberLeaveCalledOff _ -> false;
    };
  }

  private static Map<SealedField, Seal> ofTexts(AssessmentEvent event) {
    return switch (event) {
      case RatingChanged e -> both(SealedField.RATIONALE, e.rationaleSeal(), e.evidenceSeal());
      case RatingReconfirmed e -> both(SealedField.REMARK, e.remarkSeal(), e.evidenceSeal());
      case RatingChallenged e -> both(SealedField.RATIONALE, e.rationaleSeal(), e.evidenceSeal());
      case ChallengeAnswered e -> one(SealedField.RATIONALE, e.rationaleSeal());
      case RatingAgreed e -> one(SealedField.RATIONALE, e.rationaleSeal());
      case RatingWithdrawn e -> one(SealedField.REASON, e.reasonSeal());
      case AssessmentSignedOff e -> one(SealedField.STATEMENT, e.statementSeal());
      case AssessmentReopened e -> one(SealedField.REASON, e.reasonSeal());
      case AssessmentExtended e -> one(SealedField.REASON, e.reasonSeal());
      case AssessmentExcused e -> one(SealedField.REASON, e.reasonSeal());
      case AssessmentOpened _, AssessmentSubmitted _ -> Map.of();
      case AssessmentExpected _, CapabilitiesAssigned _ -> Map.of();
    };
  }

  private static Map<SealedField, Seal> ofTexts(CommentEvent event) {
    return switch (event) {
      case CommentMade e -> one(SealedField.COMMENT, e.textSeal());
      case CommentWithdrawn _ -> Map.of();
    };
  }

  private static Map<SealedField, Seal> ofTexts(ProfileEvent event) {
    return switch (event) {
      case ProfileSignedOff e -> one(SealedField.STATEMENT, e.statementSeal());
    };
  }

  private static Map<SealedField, Seal> ofTexts(ActionEvent event) {
    return switch (event) {
      case ActionPlanned e -> plan(e.titleSeal(), e.whatSeal());
      case ActionRevised e -> plan(e.titleSeal(), e.whatSeal());
      case ActionProgressed e -> one(SealedField.NOTE, e.noteSeal());
    };
  }

  private static Map<SealedField, Seal> plan(Seal title, @Nullable Seal what) {
    return what == null
        ? Map.of(SealedField.TITLE, title)
        : Map.of(SealedField.TITLE, title, SealedField.WHAT, what);
  }

  private static Map<SealedField, Seal> ofTexts(CycleEvent event) {
    return switch (event) {
      case CycleScheduled e -> one(SealedField.REASON, e.reasonSeal());
      case CycleRescheduled e -> one(SealedField.REASON, e.reasonSeal());
      case CycleClosed e -> one(SealedField.REASON, e.reasonSeal());
      case CycleCancelled e -> one(SealedField.REASON, e.reasonSeal());
    };
  }

  private static Map<SealedField, Seal> one(SealedField field, @Nullable Seal seal) {
    return seal == null ? Map.of() : Map.of(field, seal);
  }

  private static Map<SealedField, Seal> ofTexts(ErasureEvent event) {
    return switch (event) {
      case HoldPlaced e -> one(SealedField.REASON, e.reasonSeal());
      case HoldLifted e -> one(SealedField.REASON, e.reasonSeal());
      case PersonErased _, TextsErased _, ErasureDeferred _, ErasureCarriedOut _ -> Map.of();
    };
  }

  private static Map<SealedField, Seal> both(
      SealedField field, @Nullable Seal prose, @Nullable Seal evidence) {
    Map<SealedField, Seal> seals = new EnumMap<>(SealedField.class);
    if (prose != null) {
      seals.put(field, prose);
    }
    if (evidence != null) {
      seals.put(SealedField.EVIDENCE, evidence);
    }
    return seals;
  }
}

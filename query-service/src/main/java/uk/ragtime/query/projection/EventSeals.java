package uk.ragtime.query.projection;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.CycleEvent;
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
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;

/** Seals of events. A new kind of event does not compile until it is told here which it has. */
final class EventSeals {
  private EventSeals() {}

  /** Seals of the texts that belong to an event. */
  static Map<SealedField, Seal> ofTexts(DomainEvent event) {
    return switch (event) {
      case AssessmentEvent assessment -> ofTexts(assessment);
      case ErasureEvent erasure -> ofTexts(erasure);
      case PartnershipEvent _,
          MemberEvent _,
          AreaEvent _,
          AgencyEvent _,
          ChecklistEvent _,
          CycleEvent _ ->
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
      case AssessmentOpened _ -> Map.of();
    };
  }

  private static Map<SealedField, Seal> ofTexts(ErasureEvent event) {
    return switch (event) {
      case HoldPlaced e -> Map.of(SealedField.REASON, e.reasonSeal());
      case HoldLifted e ->
          e.reasonSeal() == null ? Map.of() : Map.of(SealedField.REASON, e.reasonSeal());
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
